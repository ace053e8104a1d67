package dev.ergon.policy.runtime.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.policy.runtime.bundle.ModelConfig;
import dev.ergon.policy.runtime.onnx.Graph;
import dev.ergon.policy.runtime.onnx.HostTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Token embedding and decoder with its cache. */
final class LanguageModel implements AutoCloseable {
  private static final String IDS = "input_ids";
  private static final String EMBEDS = "inputs_embeds";
  private static final String MASK = "attention_mask";
  private static final String POSITIONS = "position_ids";
  private static final String USE_CACHE = "use_cache_branch";
  private static final String LOGITS_KEPT = "num_logits_to_keep";
  private static final String LOGITS = "logits";
  private static final Set<String> FED = Set.of(EMBEDS, MASK, POSITIONS, USE_CACHE, LOGITS_KEPT);

  private final Graph embedder;
  private final Graph decoder;
  private final ModelConfig config;
  private final KeyValueCache cache;
  private final int width;
  private final int vocabulary;
  private final OnnxJavaType embedType;
  private final OnnxJavaType logitType;
  private final HostTensor nextId = HostTensor.allocate(OnnxJavaType.INT64, 1, 1);
  private final HostTensor nextEmbed;
  private final HostTensor useCache = HostTensor.allocate(OnnxJavaType.BOOL, 1);
  private final HostTensor kept = HostTensor.allocate(OnnxJavaType.INT64);
  private final HostTensor ones;
  private final HostTensor counting;
  private @Nullable HostTensor tokenLogits;
  private @Nullable HostTensor promptLogits;
  private @Nullable HostTensor logits;
  private final float[] row;
  private int seen;

  /**
   * @throws InvalidInputException if the graphs do not fit one another or the configuration
   */
  LanguageModel(Graph embedder, Graph decoder, ModelConfig config) {
    this.embedder = embedder;
    this.decoder = decoder;
    this.config = config;
    embedder.input(IDS);
    this.width = lastSide(embedder, embedder.output(EMBEDS), EMBEDS);
    TensorInfo wanted = decoder.input(EMBEDS);
    this.embedType = wanted.type;
    if (lastSide(decoder, wanted, EMBEDS) != width) {
      throw new InvalidInputException(
          decoder.file()
              + ": takes rows of "
              + lastSide(decoder, wanted, EMBEDS)
              + " numbers, "
              + embedder.file().getFileName()
              + " makes rows of "
              + width);
    }
    TensorInfo answered = decoder.output(LOGITS);
    this.logitType = answered.type;
    long declared = answered.getShape()[answered.getShape().length - 1];
    if (declared > 0 && declared != config.vocabularySize()) {
      throw new InvalidInputException(
          decoder.file()
              + ": answers "
              + declared
              + " logits, config.json says vocab_size "
              + config.vocabularySize());
    }
    for (String input : decoder.inputs().keySet()) {
      if (!FED.contains(input) && !input.startsWith("past")) {
        throw new InvalidInputException(
            decoder.file() + ": takes '" + input + "', which no served family feeds");
      }
    }
    this.vocabulary = config.vocabularySize();
    this.row = new float[vocabulary];
    this.cache = new KeyValueCache(decoder, config);
    this.ones = HostTensor.allocate(OnnxJavaType.INT64, config.maxPositions());
    this.counting = HostTensor.allocate(OnnxJavaType.INT64, config.maxPositions());
    for (int i = 0; i < config.maxPositions(); i++) {
      ones.bytes().putLong(i * Long.BYTES, 1);
      counting.bytes().putLong(i * Long.BYTES, i);
    }
    this.nextEmbed = HostTensor.allocate(embedder.output(EMBEDS).type, 1, 1, width);
  }

  int width() {
    return width;
  }

  OnnxJavaType embedType() {
    return embedType;
  }

  /** The rows of {@code ids}, [1, P, width]; the caller closes them. */
  HostTensor embed(int[] ids) {
    HostTensor rows = HostTensor.allocate(embedder.output(EMBEDS).type, 1, ids.length, width);
    try (HostTensor fed = HostTensor.allocate(OnnxJavaType.INT64, 1, ids.length)) {
      for (int i = 0; i < ids.length; i++) {
        fed.bytes().putLong(i * Long.BYTES, ids[i]);
      }
      embedder.run(Map.of(IDS, fed.tensor()), Set.of(), Map.of(EMBEDS, rows.tensor())).close();
      return rows;
    }
  }

  /**
   * Forgets the last sequence and reads a prompt.
   *
   * @param embeds [1, T, width]
   * @param keep how many of the last rows' logits are wanted, 1..T
   */
  void read(HostTensor embeds, int keep) {
    cache.clear();
    seen = 0;
    run(embeds, embeds.rows(width), keep);
  }

  /** Reads one more token. */
  void read(int token) {
    nextId.bytes().putLong(0, token);
    embedder
        .run(Map.of(IDS, nextId.tensor()), Set.of(), Map.of(EMBEDS, nextEmbed.tensor()))
        .close();
    run(nextEmbed, 1, 1);
  }

  /**
   * The logits of a row of the last run, [V]; overwritten by the next call.
   *
   * @param fromEnd 0 for the last row
   * @throws PolicyException if one is not a number: no token could be told from it
   */
  float[] logits(int fromEnd) {
    if (logits == null) {
      throw new IllegalStateException("nothing was read");
    }
    int last = logits.rows(vocabulary) - 1;
    logits.copyTo((last - fromEnd) * vocabulary, row);
    for (int i = 0; i < vocabulary; i++) {
      if (Float.isNaN(row[i])) {
        throw new PolicyException(
            decoder.file() + ": answers NaN for token " + i + ", wanted logits; export it again");
      }
    }
    return row;
  }

  long runNanos() {
    return embedder.runNanos() + decoder.runNanos();
  }

  Graph embedder() {
    return embedder;
  }

  Graph decoder() {
    return decoder;
  }

  /** Lets go of the sequence's memory. */
  void forget() {
    cache.clear();
  }

  @Override
  public void close() {
    cache.close();
    nextId.close();
    nextEmbed.close();
    for (HostTensor tensor :
        new @Nullable HostTensor[] {useCache, kept, ones, counting, tokenLogits, promptLogits}) {
      if (tensor != null) {
        tensor.close();
      }
    }
    embedder.close();
    decoder.close();
  }

  private void run(HostTensor embeds, int rows, int keep) {
    int total = seen + rows;
    if (total > config.maxPositions()) {
      throw new PolicyException(
          "the prompt and its answer take "
              + total
              + " places, the model has "
              + config.maxPositions()
              + "; ask in fewer words");
    }
    Map<String, OnnxTensor> fed = new LinkedHashMap<>(cache.inputs());
    fed.put(EMBEDS, embeds.tensor());
    try (HostTensor mask = ones.view(0, 1, total);
        HostTensor positions = counting.view(seen, 1, rows)) {
      useCache.bytes().put(0, (byte) (seen > 0 ? 1 : 0));
      kept.bytes().putLong(0, keep);
      feed(fed, MASK, mask);
      feed(fed, POSITIONS, positions);
      feed(fed, USE_CACHE, useCache);
      feed(fed, LOGITS_KEPT, kept);
      HostTensor answer = pinned(decoder.takes(LOGITS_KEPT) ? keep : rows);
      OrtSession.Result result = decoder.run(fed, cache.outputs(), Map.of(LOGITS, answer.tensor()));
      cache.advance(result);
    }
    seen = total;
  }

  private void feed(Map<String, OnnxTensor> fed, String name, HostTensor tensor) {
    if (decoder.takes(name)) {
      fed.put(name, tensor.tensor());
    }
  }

  /** One tensor for single tokens and one for prompts, which mostly have the same length. */
  private HostTensor pinned(int rows) {
    HostTensor known = rows == 1 ? tokenLogits : promptLogits;
    if (known == null || known.rows(vocabulary) != rows) {
      if (known != null) {
        known.close();
      }
      known = HostTensor.allocate(logitType, 1, rows, vocabulary);
    }
    if (rows == 1) {
      tokenLogits = known;
    } else {
      promptLogits = known;
    }
    logits = known;
    return known;
  }

  private static int lastSide(Graph graph, TensorInfo info, String name) {
    long side = info.getShape()[info.getShape().length - 1];
    if (side < 1 || side > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          graph.file() + ": '" + name + "' leaves the width of its rows open, wanted it fixed");
    }
    return (int) side;
  }
}
