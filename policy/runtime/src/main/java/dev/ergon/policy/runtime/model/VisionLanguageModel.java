package dev.ergon.policy.runtime.model;

import ai.onnxruntime.OnnxJavaType;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.time.Clock;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.ImagePreprocessing;
import dev.ergon.policy.runtime.bundle.PolicyFamily;
import dev.ergon.policy.runtime.onnx.Graph;
import dev.ergon.policy.runtime.onnx.GraphLoader;
import dev.ergon.policy.runtime.onnx.HostTensor;
import dev.ergon.policy.runtime.onnx.ProviderReport;
import dev.ergon.policy.runtime.prompt.MultimodalPrompt;
import dev.ergon.policy.runtime.prompt.PromptEncoder;
import dev.ergon.policy.runtime.prompt.PromptLayout;
import dev.ergon.policy.runtime.prompt.TextTokenizer;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vision-language model of one of the served families. A step is: {@link #look} at pictures, then
 * {@link #read} a prompt about them, then {@link #say} tokens. Used by one thread. Memory stays
 * bounded over any number of steps.
 */
public final class VisionLanguageModel implements AutoCloseable {
  private final PolicyFamily family;
  private final TextTokenizer tokenizer;
  private final PromptEncoder prompts;
  private final VisionEncoder vision;
  private final LanguageModel language;
  private final @Nullable StateEncoder stateEncoder;
  private int pictures;
  private @Nullable HostTensor features;
  private @Nullable HostTensor words;
  private @Nullable HostTensor input;
  private int[] wordIds = new int[0];
  private @Nullable PromptLayout lastLayout;
  private @Nullable MultimodalPrompt lastPrompt;
  private int lastRowsPerPicture;

  private VisionLanguageModel(
      PolicyFamily family,
      TextTokenizer tokenizer,
      PromptEncoder prompts,
      VisionEncoder vision,
      LanguageModel language,
      @Nullable StateEncoder stateEncoder) {
    this.family = family;
    this.tokenizer = tokenizer;
    this.prompts = prompts;
    this.vision = vision;
    this.language = language;
    this.stateEncoder = stateEncoder;
  }

  /**
   * Loads a bundle's graphs.
   *
   * @param stateToken the added token that the state's rows replace; empty for a bundle without
   *     state encoder
   * @throws InvalidInputException naming the file and what is wrong with it
   * @throws dev.ergon.core.error.HostLacksException if no wanted execution provider can be had
   */
  public static VisionLanguageModel open(
      BundleFolder folder,
      PolicyFamily family,
      String stateToken,
      ModelSettings settings,
      Clock clock) {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      TextTokenizer tokenizer = TextTokenizer.read(folder.file("tokenizer.json"));
      opened.push(tokenizer);
      if (tokenizer.size() > folder.config().vocabularySize()) {
        throw new InvalidInputException(
            folder.file("tokenizer.json")
                + ": has ids up to "
                + (tokenizer.size() - 1)
                + ", config.json says vocab_size "
                + folder.config().vocabularySize());
      }
      PromptEncoder prompts = new PromptEncoder(folder, family, tokenizer, stateToken);
      var pipeline = ImagePreprocessing.of(folder, family);
      GraphLoader loader = new GraphLoader(clock, settings.maxModelBytes());
      Graph seeing =
          loader.load(
              folder.graph(BundleFolder.VISION_ENCODER, settings.visionVariant()),
              settings.vision());
      opened.push(seeing);
      VisionEncoder vision = new VisionEncoder(seeing, pipeline);
      Graph embedder =
          loader.load(
              folder.graph(BundleFolder.EMBED_TOKENS, settings.languageVariant()),
              settings.language());
      opened.push(embedder);
      Graph decoder =
          loader.load(
              folder.graph(BundleFolder.DECODER, settings.languageVariant()), settings.language());
      opened.push(decoder);
      LanguageModel language = new LanguageModel(embedder, decoder, folder.config());
      StateEncoder state = null;
      if (!stateToken.isEmpty()) {
        Graph encoder =
            loader.load(
                folder.graph(BundleFolder.STATE_ENCODER, settings.languageVariant()),
                settings.language());
        opened.push(encoder);
        state = new StateEncoder(encoder, language.width());
      }
      return new VisionLanguageModel(family, tokenizer, prompts, vision, language, state);
    } catch (RuntimeException e) {
      closeAll(opened, e);
      throw e;
    }
  }

  public PolicyFamily family() {
    return family;
  }

  public TextTokenizer tokenizer() {
    return tokenizer;
  }

  /**
   * Refuses a person's words that hold a special token.
   *
   * @throws InvalidInputException naming it
   */
  public void requirePlain(String instruction) {
    prompts.requirePlain(instruction);
  }

  /** D of the state encoder; 0 without one. */
  public int stateSize() {
    return stateEncoder == null ? 0 : stateEncoder.size();
  }

  /** Where each graph runs. */
  public List<ProviderReport> providers() {
    List<ProviderReport> reports = new ArrayList<>();
    graphs().forEach(graph -> reports.add(graph.report()));
    return reports;
  }

  /** The graphs: vision, token embedding, decoder, and the state encoder where there is one. */
  public List<Graph> graphs() {
    List<Graph> graphs = new ArrayList<>();
    graphs.add(vision.graph());
    graphs.add(language.embedder());
    graphs.add(language.decoder());
    if (stateEncoder != null) {
      graphs.add(stateEncoder.graph());
    }
    return graphs;
  }

  /** The time spent inside ONNX Runtime so far. */
  public long sessionNanos() {
    long nanos = 0;
    for (Graph graph : graphs()) {
      nanos += graph.runNanos();
    }
    return nanos;
  }

  /** Looks at one or more pictures, in the order the prompt names them. */
  public void look(List<Image> images, StageClock stages) {
    vision.prepare(images);
    stages.end("resize");
    pictures = images.size();
    features = vision.encode();
    stages.end("vision");
  }

  /** The normalised samples of the last {@link #look}; a view that the next one overwrites. */
  public FloatBuffer pixels() {
    return vision.prepared();
  }

  /** The feature rows of the last {@link #look}; overwritten by the next. */
  public HostTensor features() {
    return seen();
  }

  /**
   * Reads a prompt about the pictures.
   *
   * @param state the robot's state, [D] of the state encoder; empty if the prompt has no place
   * @return the prompt as ids
   */
  public PromptLayout read(MultimodalPrompt prompt, double[] state, StageClock stages) {
    return read(prompt, state, new int[0], 1, stages);
  }

  /**
   * Says tokens until {@code rule} is content, one by one: each is read before the next is chosen.
   */
  public int[] say(TokenRule rule, StageClock stages) {
    int[] said = new int[rule.maxTokens()];
    int count = 0;
    while (true) {
      int token = rule.choose(count, language.logits(0));
      if (rule.ends(token)) {
        break;
      }
      said[count++] = token;
      if (count == said.length) {
        break;
      }
      language.read(token);
    }
    language.forget();
    stages.end("decode");
    return Arrays.copyOf(said, count);
  }

  /**
   * Reads a prompt with placeholders behind it and says all tokens in that one pass, as
   * OpenVLA-OFT's discrete head does: token i is chosen from the logits of the row before
   * placeholder i (Kim et al. 2025).
   *
   * @param places the ids that stand for the tokens to be said; -1 for rows of zeros
   */
  public ParallelAnswer sayAtOnce(
      MultimodalPrompt prompt, double[] state, int[] places, TokenRule rule, StageClock stages) {
    int count = places.length;
    PromptLayout read = read(prompt, state, places, count + 1, stages);
    int[] said = new int[count];
    for (int i = 0; i < count; i++) {
      said[i] = rule.choose(i, language.logits(count - i));
    }
    language.forget();
    stages.end("decode");
    return new ParallelAnswer(read, said);
  }

  /** What {@link #sayAtOnce} read and said. */
  public record ParallelAnswer(PromptLayout layout, int[] tokens) {}

  @Override
  public void close() {
    if (words != null) {
      words.close();
    }
    if (input != null) {
      input.close();
    }
    tokenizer.close();
    vision.close();
    language.close();
    if (stateEncoder != null) {
      stateEncoder.close();
    }
  }

  private PromptLayout read(
      MultimodalPrompt prompt, double[] state, int[] places, int keep, StageClock stages) {
    HostTensor seen = seen();
    int width = language.width();
    int perState = stateEncoder == null ? 0 : stateEncoder.rows();
    PromptLayout next = layout(prompt, seen.rows(width) / pictures, perState);
    embedWords(next, places);
    HostTensor stateRows =
        stateEncoder == null || prompt.states() == 0 ? null : stateEncoder.encode(state);
    stages.end("prompt");
    language.read(assemble(next, places.length, seen, stateRows), keep);
    stages.end("prefill");
    return next;
  }

  /** While an instruction runs the prompt stays the same, and is tokenised once. */
  private PromptLayout layout(MultimodalPrompt prompt, int rowsPerPicture, int rowsPerState) {
    PromptLayout known = lastLayout;
    if (known == null || !prompt.equals(lastPrompt) || rowsPerPicture != lastRowsPerPicture) {
      known = prompts.encode(prompt, rowsPerPicture, rowsPerState);
      lastLayout = known;
      lastPrompt = prompt;
      lastRowsPerPicture = rowsPerPicture;
    }
    return known;
  }

  private HostTensor seen() {
    if (features == null) {
      throw new IllegalStateException("the model has looked at nothing");
    }
    return features;
  }

  /** The words stay the same while an instruction runs, and so do their rows. */
  private void embedWords(PromptLayout next, int[] places) {
    int[] ids = places.length > 0 && places[0] >= 0 ? joined(next.ids(), places) : next.ids();
    if (words != null && Arrays.equals(ids, wordIds)) {
      return;
    }
    if (words != null) {
      words.close();
    }
    words = language.embed(ids);
    wordIds = ids;
  }

  private HostTensor assemble(
      PromptLayout prompt, int places, HostTensor seen, @Nullable HostTensor stateRows) {
    int width = language.width();
    HostTensor text = words;
    if (text == null) {
      throw new IllegalStateException("no words were embedded");
    }
    OnnxJavaType type = language.embedType();
    int length = prompt.rows().length;
    HostTensor rows = input;
    if (rows == null || rows.rows(width) != length + places) {
      if (rows != null) {
        rows.close();
      }
      rows = HostTensor.allocate(type, 1, length + places, width);
      input = rows;
    }
    int pictureRows = seen.rows(width);
    for (int t = 0; t < length; t++) {
      int from = prompt.rows()[t];
      if (from >= 0) {
        rows.copyRow(text, from, t, width);
      } else if (-1 - from < pictureRows) {
        rows.copyRow(seen, -1 - from, t, width);
      } else if (stateRows != null) {
        rows.copyRow(stateRows, -1 - from - pictureRows, t, width);
      } else {
        throw new PolicyException("the prompt has a place for a state that was not given");
      }
    }
    for (int i = 0; i < places; i++) {
      int from = prompt.ids().length + i;
      if (from < text.rows(width)) {
        rows.copyRow(text, from, length + i, width);
      } else {
        rows.clearRow(length + i, width);
      }
    }
    return rows;
  }

  private static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void closeAll(Deque<AutoCloseable> opened, RuntimeException cause) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        cause.addSuppressed(e);
      }
    }
  }
}
