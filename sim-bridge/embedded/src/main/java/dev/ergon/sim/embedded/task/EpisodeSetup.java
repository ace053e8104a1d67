package dev.ergon.sim.embedded.task;

import dev.ergon.sim.embedded.scene.Scene;

/**
 * An episode before it begins.
 *
 * @param kind of the task in this scene
 * @param instruction what the policy is told
 * @param stepLimit the most policy steps it may take
 * @param seed for every random choice during the episode
 */
public record EpisodeSetup(
    TaskKind kind, Scene scene, Task task, String instruction, int stepLimit, long seed) {}
