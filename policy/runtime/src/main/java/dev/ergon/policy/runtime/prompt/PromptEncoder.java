package dev.ergon.policy.runtime.prompt;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.ModelConfig;
import dev.ergon.policy.runtime.bundle.PolicyFamily;
import java.util.Arrays;
import java.util.OptionalInt;

/** Turns prompts into ids the way a family's own processor does. Used by one thread. */
public final class PromptEncoder {
  private static final String WORD_START = "\u2581";
  private static final String TILE_MARK = "<fake_token_around_image>";
  private static final String GLOBAL_TILE = "<global-img>";
  private static final int NONE = -1;

  private final PolicyFamily family;
  private final TextTokenizer tokenizer;
  private final int imageId;
  private final String imageToken;
  private final int stateId;
  private final String stateToken;
  private final int emptyId;

  /**
   * @param stateToken the added token that a state vector's rows replace; empty if there is no
   *     state encoder
   * @throws InvalidInputException if the tokenizer lacks a token that the family needs
   */
  public PromptEncoder(
      BundleFolder folder, PolicyFamily family, TextTokenizer tokenizer, String stateToken) {
    this.family = family;
    this.tokenizer = tokenizer;
    ModelConfig config = folder.config();
    this.stateToken = stateToken;
    this.stateId = stateToken.isEmpty() ? NONE : added(folder, stateToken);
    if (family == PolicyFamily.OPENVLA) {
      this.imageId = NONE;
      this.imageToken = "";
      OptionalInt named = config.emptyTokenId();
      this.emptyId = named.isPresent() ? named.getAsInt() : empty(folder);
    } else {
      this.imageId =
          config
              .imageTokenId()
              .orElseThrow(() ->
                  new InvalidInputException(
                      folder.file("config.json") + ": wanted image_token_id"));
      this.imageToken =
          tokenizer
              .addedToken(imageId)
              .orElseThrow(() ->
                  new InvalidInputException(
                      folder.file("tokenizer.json")
                          + ": has no added token of id "
                          + imageId
                          + ", which config.json calls the image token"));
      this.emptyId = NONE;
    }
    if (family == PolicyFamily.SMOLVLM) {
      int unused = added(folder, TILE_MARK) + added(folder, GLOBAL_TILE);
    }
  }

  /**
   * Refuses a person's words that the model would not read as words.
   *
   * @throws InvalidInputException if they hold a special token
   */
  public void requirePlain(String words) {
    for (String special : tokenizer.addedTokens()) {
      if (!special.isBlank() && words.contains(special)) {
        throw new InvalidInputException(
            "instruction: got '" + words + "', wanted words without the special token " + special);
      }
    }
  }

  /**
   * The prompt as ids and rows.
   *
   * @param rowsPerPicture how many feature rows a picture has
   * @param rowsPerState how many rows the state encoder answers with; 0 without one
   * @throws InvalidInputException if places and tokens do not come out even
   */
  public PromptLayout encode(MultimodalPrompt prompt, int rowsPerPicture, int rowsPerState) {
    StringBuilder text = new StringBuilder();
    for (MultimodalPrompt.Part part : prompt.parts()) {
      if (part instanceof MultimodalPrompt.Words words) {
        text.append(words.text());
      } else if (part instanceof MultimodalPrompt.Picture) {
        text.append(picture(rowsPerPicture));
      } else if (stateId != NONE) {
        text.append(stateToken.repeat(rowsPerState));
      } else {
        throw new InvalidInputException(
            "prompt: has a place for the robot's state, but the bundle has no state encoder");
      }
    }
    int[] ids = tokenizer.encode(text.toString());
    if (emptyId != NONE && ids.length > 0 && ids[ids.length - 1] != emptyId) {
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = emptyId;
    }
    int pictureRows = prompt.pictures() * rowsPerPicture;
    int stateRows = prompt.states() * rowsPerState;
    return new PromptLayout(text.toString(), ids, rows(ids, pictureRows, stateRows));
  }

  private String picture(int rows) {
    return switch (family) {
      case LLAVA -> imageToken.repeat(rows);
      case SMOLVLM -> TILE_MARK + GLOBAL_TILE + imageToken.repeat(rows) + TILE_MARK;
      case OPENVLA -> "";
    };
  }

  private int[] rows(int[] ids, int pictureRows, int stateRows) {
    int behindFirst = family == PolicyFamily.OPENVLA ? pictureRows : 0;
    int[] rows = new int[ids.length + behindFirst];
    int nextPicture = 0;
    int nextState = pictureRows;
    int at = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == imageId) {
        rows[at++] = -1 - nextPicture++;
      } else if (ids[i] == stateId) {
        rows[at++] = -1 - nextState++;
      } else {
        rows[at++] = i;
      }
      for (int k = 0; i == 0 && k < behindFirst; k++) {
        rows[at++] = -1 - nextPicture++;
      }
    }
    if (nextPicture != pictureRows || nextState != pictureRows + stateRows) {
      throw new InvalidInputException(
          "prompt: has %d rows for pictures and %d for the state, but there are %d and %d"
              .formatted(nextPicture, nextState - pictureRows, pictureRows, stateRows));
    }
    return rows;
  }

  private int added(BundleFolder folder, String token) {
    return tokenizer
        .id(token)
        .orElseThrow(() ->
            new InvalidInputException(
                folder.file("tokenizer.json") + ": has no token '" + token + "'"));
  }

  private int empty(BundleFolder folder) {
    return tokenizer
        .id(WORD_START)
        .orElseThrow(() ->
            new InvalidInputException(
                folder.file("tokenizer.json")
                    + ": has no token '"
                    + WORD_START
                    + "', which OpenVLA's prompts end with; name it as empty_token_id in"
                    + " config.json"));
  }
}
