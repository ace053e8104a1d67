package dev.ergon.launch.run;

import dev.ergon.control.ControlSnapshot;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.PolicyStep;

/**
 * One policy step.
 *
 * @param index 0 for the first of the episode
 * @param observation what the policy saw
 * @param answer what it said
 * @param control where control stood when the answer was offered
 */
public record StepTaken(
    int index, Observation observation, PolicyStep answer, ControlSnapshot control) {}
