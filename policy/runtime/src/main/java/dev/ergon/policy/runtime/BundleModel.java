package dev.ergon.policy.runtime;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.time.Clock;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.DecodeSpec;
import dev.ergon.policy.runtime.bundle.InferenceProfile;
import dev.ergon.policy.runtime.bundle.RefusalSpec;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.runtime.model.ActionTokens;
import dev.ergon.policy.runtime.model.FreeText;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.model.MovedPictures;
import dev.ergon.policy.runtime.model.RefusalRule;
import dev.ergon.policy.runtime.model.StageClock;
import dev.ergon.policy.runtime.model.TokenRule;
import dev.ergon.policy.runtime.model.VisionLanguageModel;
import dev.ergon.policy.runtime.onnx.ProviderReport;
import dev.ergon.policy.runtime.prompt.MultimodalPrompt;
import dev.ergon.policy.runtime.prompt.PromptLayout;
import dev.ergon.policy.runtime.prompt.PromptTemplate;
import dev.ergon.policy.runtime.prompt.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A loaded bundle with its two modes: pictures and an instruction to actions, pictures and a
 * question to words. It is run once on blank pictures when it is loaded, so that graphs that cannot
 * run are refused then and the first real step is a warm one. Used by one thread.
 */
public final class BundleModel implements AutoCloseable {
  private static final int ZEROS = -1;
  private static final List<CameraSpec> ANY_CAMERA = List.of(new CameraSpec("any", 64, 64));

  private final BundleFolder folder;
  private final VisionLanguageModel model;
  private final InferenceProfile profile;
  private final PromptTemplate actionPrompt;
  private final PromptTemplate questionPrompt;
  private final TokenRule actionRule;
  private final @Nullable RefusalRule refusalRule;
  private final int[] placeholders;
  private final Clock clock;

  private BundleModel(
      BundleFolder folder, VisionLanguageModel model, InferenceProfile profile, Clock clock) {
    this.folder = folder;
    this.model = model;
    this.profile = profile;
    this.clock = clock;
    this.actionPrompt = new PromptTemplate(profile.prompt().action(), profile.prompt().lowerCase());
    this.questionPrompt = new PromptTemplate(profile.prompt().question(), false);
    this.actionRule = new ActionTokens(profile.actions(), profile.actions().shape().size());
    RefusalSpec refusal = profile.decode().refusal();
    this.refusalRule =
        refusal == null
            ? null
            : new RefusalRule(actionRule, profile.actions(), refusal.threshold());
    this.placeholders = placeholderIds();
  }

  /**
   * Loads a bundle as its manifest says.
   *
   * @throws InvalidInputException naming the file and everything that does not fit
   */
  public static BundleModel open(
      Path path, BundleManifest manifest, ModelSettings settings, Clock clock) {
    BundleFolder folder = BundleFolder.open(path);
    BundleCheck.requireFamily(folder, manifest);
    InferenceProfile profile = InferenceProfile.of(manifest);
    VisionLanguageModel model =
        VisionLanguageModel.open(folder, profile.family(), profile.stateToken(), settings, clock);
    StateSpec state = manifest.state();
    if (state != null) {
      try {
        BundleCheck.requireState(folder, state, model.stateSize());
      } catch (InvalidInputException e) {
        model.close();
        throw e;
      }
    }
    return checked(folder, model, profile, manifest.cameras(), clock);
  }

  /**
   * Loads a bundle without manifest as its configurations let one tell; what was taken without
   * being said stands in {@link InferenceProfile#remarks}.
   *
   * @param unnormKey which of {@code norm_stats} to take; null for the first
   */
  public static BundleModel openWithoutManifest(
      Path path, @Nullable String unnormKey, ModelSettings settings, Clock clock) {
    BundleFolder folder = BundleFolder.open(path);
    VisionLanguageModel model =
        VisionLanguageModel.open(folder, folder.family(), "", settings, clock);
    try {
      return checked(
          folder,
          model,
          InferenceProfile.ofConfigurations(folder, wordIds(folder, model), unnormKey),
          ANY_CAMERA,
          clock);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  public InferenceProfile profile() {
    return profile;
  }

  public BundleFolder folder() {
    return folder;
  }

  /** Where each graph runs, and why not elsewhere. */
  public List<ProviderReport> providers() {
    return model.providers();
  }

  /** The ids that stand for action tokens to be said at once; -1 for rows of zeros. */
  public int[] placeholders() {
    return placeholders.clone();
  }

  /** The model itself, for those who look closer. */
  public VisionLanguageModel model() {
    return model;
  }

  /**
   * Answers with actions: held to action tokens, decoded to the robot's units.
   *
   * @param images in the order of the manifest's cameras
   * @param state the state encoder's vector; empty without one
   * @param first whether this is the first answer to the instruction, which may refuse it
   * @throws InvalidInputException if the instruction holds a special token
   * @throws dev.ergon.core.policy.PolicyException if the model cannot answer
   */
  public InferenceAnswer act(
      List<Image> images, String instruction, double[] state, boolean first) {
    RefusalSpec refusal = profile.decode().refusal();
    if (!first || refusalRule == null || refusal == null) {
      return act(images, instruction, state, actionRule);
    }
    refusalRule.begin();
    if (refusal.movedPx() > 0) {
      for (List<Image> aside : MovedPictures.toEachSide(images, refusal.movedPx())) {
        var unused = act(aside, instruction, state, refusalRule);
      }
    }
    return act(images, instruction, state, refusalRule);
  }

  private InferenceAnswer act(
      List<Image> images, String instruction, double[] state, TokenRule rule) {
    model.requirePlain(instruction);
    MultimodalPrompt prompt = actionPrompt.prompt(instruction, images.size());
    StageClock stages = new StageClock(clock);
    long before = model.sessionNanos();
    model.look(images, stages);
    PromptLayout layout;
    int[] tokens;
    if (profile.decode().mode() == DecodeSpec.Mode.PARALLEL) {
      var answer = model.sayAtOnce(prompt, state, placeholders, rule, stages);
      layout = answer.layout();
      tokens = answer.tokens();
    } else {
      layout = model.read(prompt, state, stages);
      tokens = model.say(rule, stages);
    }
    double[][] actions = profile.actions().decode(tokens);
    stages.end("actions");
    return new InferenceAnswer(
        actionPrompt.fill(instruction),
        layout.ids(),
        tokens,
        model.tokenizer().decode(tokens),
        actions,
        stages.stages(),
        model.sessionNanos() - before);
  }

  /** Answers with words: any token, until the model ends or {@code maxTokens} are said. */
  public InferenceAnswer ask(List<Image> images, String question, double[] state, int maxTokens) {
    model.requirePlain(question);
    MultimodalPrompt prompt = questionPrompt.prompt(question, images.size());
    StageClock stages = new StageClock(clock);
    long before = model.sessionNanos();
    model.look(images, stages);
    PromptLayout layout = model.read(prompt, state, stages);
    int[] tokens = model.say(new FreeText(folder.config().endIds(), maxTokens), stages);
    return new InferenceAnswer(
        questionPrompt.fill(question),
        layout.ids(),
        tokens,
        model.tokenizer().decode(tokens),
        new double[0][],
        stages.stages(),
        model.sessionNanos() - before);
  }

  @Override
  public void close() {
    model.close();
  }

  private static BundleModel checked(
      BundleFolder folder,
      VisionLanguageModel model,
      InferenceProfile profile,
      List<CameraSpec> cameras,
      Clock clock) {
    try {
      BundleCheck.requireTokens(folder, model.tokenizer(), profile);
      BundleModel checked = new BundleModel(folder, model, profile, clock);
      checked.rehearse(cameras);
      return checked;
    } catch (PolicyException e) {
      model.close();
      throw new InvalidInputException(
          folder.path() + ": the bundle's graphs do not run together: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** How many ids the words have; a hole among them may be where the action tokens were. */
  private static int wordIds(BundleFolder folder, VisionLanguageModel model) {
    TextTokenizer tokenizer = model.tokenizer();
    for (int id = 0; id < tokenizer.size(); id++) {
      if (!tokenizer.has(id)) {
        throw new InvalidInputException(
            folder.file("tokenizer.json")
                + ": id "
                + id
                + " has no token, so which ids are action tokens cannot be told; say it in a"
                + " manifest");
      }
    }
    return tokenizer.baseSize();
  }

  private void rehearse(List<CameraSpec> cameras) {
    List<Image> blank = new ArrayList<>();
    for (CameraSpec camera : cameras) {
      byte[] black = new byte[camera.width() * camera.height() * PixelFormat.RGB8.channels()];
      blank.add(Image.adopt(camera.width(), camera.height(), PixelFormat.RGB8, black));
    }
    var unused = act(blank, "hold still", new double[model.stateSize()], true);
  }

  private int[] placeholderIds() {
    List<String> tokens = profile.decode().placeholders();
    int[] ids = new int[profile.actions().shape().size()];
    Arrays.fill(ids, ZEROS);
    if (tokens.size() > 1 && tokens.size() != ids.length) {
      throw new InvalidInputException(
          folder.file(BundleFolder.MANIFEST)
              + ": decode.placeholders: got "
              + tokens.size()
              + ", wanted none, one, or one for each of the "
              + ids.length
              + " action tokens");
    }
    for (int i = 0; i < ids.length && !tokens.isEmpty(); i++) {
      ids[i] = placeholder(tokens.get(i % tokens.size()));
    }
    return ids;
  }

  private int placeholder(String token) {
    OptionalInt id = model.tokenizer().id(token);
    return id.orElseThrow(() ->
        new InvalidInputException(
            folder.file("tokenizer.json")
                + ": has no token '"
                + token
                + "', which the manifest's decode.placeholders name"));
  }
}
