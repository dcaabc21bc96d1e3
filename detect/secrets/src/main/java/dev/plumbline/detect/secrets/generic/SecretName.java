package dev.plumbline.detect.secrets.generic;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a name promises.
 *
 * @param kind the kind of its value
 * @param words its words in lower case
 * @param loose whether other things are called so too: only an unmistakable value counts
 */
public record SecretName(Kind kind, List<String> words, boolean loose) {
  /** Kinds of value, by who makes them up. */
  public enum Kind {
    /** Made up by a person. */
    PASSWORD,
    /** Made up by a person or a machine. */
    SECRET,
    /** Made by a machine. */
    TOKEN,
    /** Made by a machine. */
    KEY
  }

  private static final Set<String> PASSWORDS =
      Vocabulary.of(
          "password passwd passwort pwd pass passphrase passcode pw requirepass masterauth "
              + "userpass dbpass");
  private static final Set<String> SECRETS =
      Set.of("secret", "secrets", "credential", "credentials", "creds", "clientsecret");
  private static final Set<String> TOKENS = Set.of("token", "tokens", "jwt", "bearer");
  private static final Set<String> KEYS =
      Vocabulary.of(
          "apikey accesskey secretkey privatekey authkey apitoken masterkey encryptionkey "
              + "signingkey accountkey authtoken");
  private static final Set<String> KEY_KINDS =
      Vocabulary.of(
          "api access secret private encryption encrypt encrypting signing sign master "
              + "account shared auth service admin crypto cipher hmac jwt session application app "
              + "aes ssh storage subscription deploy ingest webhook cookie security decryption "
              + "symmetric consumer certificate");

  /** Words that turn a secret's name into that of something about it. */
  private static final Set<String> ABOUT =
      Vocabulary.of(
          "hash hashed hasher digest salt file filename path dir folder url uri endpoint "
              + "host name names id ids uuid type types kind field fields label input box length "
              + "len size min max minimum maximum count limit policy rule rules regex regexp "
              + "pattern format encoder encoding encrypted expiry expires expiration expired ttl "
              + "timeout age duration lifetime hint prompt placeholder message msg error errors "
              + "title description desc help class style css icon button btn form page view "
              + "component link reset change changed required enabled disabled valid invalid "
              + "strength visible show hide toggle ref reference selector provider manager store "
              + "source generator factory handler callback header param params parameter arg "
              + "prefix suffix column attribute attr property prop index status state algorithm "
              + "alg method mode version scope scopes issuer audience grant request response spec "
              + "schema template check verification verify validator validation exists available "
              + "engine namespace locale bucket region arn mount rotation interval cache event "
              + "action command cmd option options flag mask symbol category separator delimiter "
              + "char chars kid pos position offset location locations renewer review usage "
              + "budget bits curve fingerprint checksum sha sha1 sha256 md5 pem cert certificate "
              + "pub public environment var variable entry item model dialog modal screen text "
              + "caption tooltip aria autocomplete requirement requirements hashes tokenizer "
              + "stream parser scanner literal regex1 exception manager1 backend plugin module "
              + "package import alias owner commit branch repo");

  /** Words before a token that is none to keep. */
  private static final Set<String> OTHER_TOKENS =
      Vocabulary.of(
          "next page continuation sync cancel cancellation paging pagination design syntax "
              + "lexer unexpected expected start end begin comma close open string eof whitespace "
              + "operator comment punctuation authenticity csrf xsrf antiforgery identifier skip "
              + "previous prev stop pad unk mask cls sep special semantic css color text line "
              + "invalid public layout word keyword number template regex delimiter");

  /** What makes a key in capitals one that opens nothing. */
  private static final Set<String> OTHER_KEYS =
      Vocabulary.of(
          "public primary foreign partition sort hash range cache routing index object map "
              + "lookup group row column translation i18n message query search state idempotency "
              + "path param config env host hot shortcut keyboard arrow enter escape tab modifier "
              + "meta registry dedup license site gpg trial apt rpm field unique "
              + "type pub known id nkey");

  /** First words that make a question or an act of it. */
  private static final Set<String> ACTS =
      Vocabulary.of(
          "is has no without forgot forgotten reset change invalid wrong missing incorrect "
              + "bad require requires show hide toggle enter validate check verify hash hashed "
              + "encrypt encrypted generate find parse read fetch load remove delete revoke "
              + "public expired should can use with need needs allow enable disable get ask "
              + "prompt mask redact hidden fake dummy mock sample example placeholder empty blank "
              + "null");

  /** Words right before a secret that make a call of it. */
  private static final Set<String> LOOKS_UP = Vocabulary.of("get has is find load ask");

  public SecretName {
    words = List.copyOf(words);
  }

  /** What this name promises, or null if no secret. */
  public static @Nullable SecretName of(String name) {
    List<String> words = Words.ofName(name);
    for (int i = words.size() - 1; i >= 0; i--) {
      Kind kind = kind(words, i);
      if (kind != null) {
        return stands(words, i, kind) ? new SecretName(kind, words, false) : null;
      }
      if (i == words.size() - 1 && isLoose(name, words)) {
        return ACTS.contains(words.getFirst()) ? null : new SecretName(Kind.KEY, words, true);
      }
      String word = words.get(i);
      if (ABOUT.contains(word) && !word.equals("text") && !word.equals("id")) {
        return null;
      }
    }
    return null;
  }

  /** Whether it ends in {@code _KEY} as variables of the environment do, or in salt. */
  private static boolean isLoose(String name, List<String> words) {
    String last = words.getLast();
    if (last.equals("salt")) {
      return true;
    }
    return last.equals("key")
        && words.size() > 1
        && name.equals(name.toUpperCase(Locale.ROOT))
        && words.stream().noneMatch(OTHER_KEYS::contains);
  }

  /** Whether the name is a single plain word, as {@code secret} in {@code secret: tls}. */
  boolean single() {
    return words.size() == 1;
  }

  private static @Nullable Kind kind(List<String> words, int i) {
    String word = words.get(i).replaceAll("[0-9]+$", "");
    if (word.equals("jsonwebtoken")) {
      return null;
    }
    if (PASSWORDS.contains(word) || word.endsWith("password") || word.endsWith("passwd")) {
      return Kind.PASSWORD;
    }
    if (SECRETS.contains(word) || word.endsWith("secret")) {
      return Kind.SECRET;
    }
    if (TOKENS.contains(word) || word.endsWith("token")) {
      return Kind.TOKEN;
    }
    if (KEYS.contains(word) || word.endsWith("apikey") || word.endsWith("secretkey")) {
      return Kind.KEY;
    }
    boolean key = word.equals("key") || word.equals("keys");
    return key && i > 0 && KEY_KINDS.contains(words.get(i - 1)) ? Kind.KEY : null;
  }

  private static boolean stands(List<String> words, int head, Kind kind) {
    if (words.size() > 8 || head > 0 && ACTS.contains(words.getFirst())) {
      return false;
    }
    if (head > 0 && (words.contains("public") || LOOKS_UP.contains(words.get(head - 1)))) {
      return false;
    }
    if (kind == Kind.TOKEN && head > 0 && OTHER_TOKENS.contains(words.get(head - 1))) {
      return false;
    }
    if (words.get(head).equals("secret")
        && head == words.size() - 2
        && words.getLast().equals("id")) {
      return true;
    }
    return words.subList(head + 1, words.size()).stream().noneMatch(ABOUT::contains);
  }
}
