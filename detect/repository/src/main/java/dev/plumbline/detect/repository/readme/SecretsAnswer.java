package dev.plumbline.detect.repository.readme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a README answers to the question where secrets come from.
 *
 * @param sections its sections about secrets
 * @param none the line that says there are none
 */
record SecretsAnswer(List<Section> sections, OptionalInt none) {
  private static final Pattern ABOUT_SECRETS =
      Pattern.compile(
          "(?i)\\bsecrets?\\b|\\bcredentials?\\b|\\bapi[ -]?keys?\\b|\\bpasswords?\\b|\\bvault\\b|\\btokens\\b"
              + "|sensitive (?:data|values|config\\w*|settings)|key management");
  private static final Pattern ABOUT_SETTINGS =
      Pattern.compile(
          "(?i)\\bconfig(?:ur\\w*)?\\b|\\benvironment\\b|\\benv(?:\\b|ironment)|\\.env\\b|\\bsettings\\b|\\bsecurity\\b"
              + "|\\bauthenticat\\w+");
  private static final Pattern OTHER =
      Pattern.compile("(?i)report\\w*|vulnerabilit\\w*|disclos\\w*|scan\\w*|detect\\w*|leak\\w*");
  private static final Pattern TALKS_OF_SECRETS =
      Pattern.compile(
          "(?i)\\bsecrets?\\b|\\bcredentials?\\b|\\bapi[ _-]?keys?\\b|\\bpasswords?\\b|\\b(?:access|auth\\w*|api)[ _-]tokens?\\b"
              + "|\\bprivate keys?\\b");
  private static final String THINGS =
      "(?:(?:user|API|access|application|stored|other|own|local|run-?time|production)[ -]){0,3}"
          + "(?:secrets?|credentials?|API keys?|passwords?)";
  private static final Pattern NONE =
      Pattern.compile(
          "(?i)\\b(?:(?:needs?|requires?|uses?|has|have|holds?|stores?|contains?|handles?|there are|there is|with)"
              + "\\s{1,4}no\\s{1,4}"
              + THINGS
              + "|(?:does|do) not (?:need|require|use|have|hold|store|contain|handle)\\s{1,4}(?:any\\s{1,4})?"
              + THINGS
              + "|(?:doesn't|don't) (?:need|require|use|have|hold|store|contain|handle)\\s{1,4}(?:any\\s{1,4})?"
              + THINGS
              + "|no\\s{1,4}"
              + THINGS
              + "\\s{1,4}(?:are|is) (?:needed|required|used|stored|necessary)"
              + "|(?:works|runs) without(?: any)? "
              + THINGS
              + ")\\b");

  /** "Has no secrets in its history" or "no secrets are committed" says something else. */
  private static final Pattern NOT_NONE =
      Pattern.compile(
          "(?i)^[^.\\n]{0,60}\\b(?:in (?:git|the repo\\w*|source|code|history|version control|plain)|commit\\w*|hard-?coded)");

  SecretsAnswer {
    sections = List.copyOf(sections);
  }

  static SecretsAnswer in(String name, String text) {
    List<Section> sections = new ArrayList<>();
    List<Section> settings = new ArrayList<>();
    for (Section section : Section.of(name, text)) {
      boolean other = OTHER.matcher(section.title()).find();
      boolean strong = ABOUT_SECRETS.matcher(section.title()).find() && !other;
      boolean weak =
          ABOUT_SETTINGS.matcher(section.title()).find()
              && !other
              && TALKS_OF_SECRETS.matcher(section.body()).find();
      if (strong) {
        sections.add(section);
      } else if (weak) {
        settings.add(section);
      }
    }
    sections.addAll(settings);
    return new SecretsAnswer(sections, none(text));
  }

  private static OptionalInt none(String text) {
    String[] lines = text.split("\\R", -1);
    boolean fenced = false;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].strip().startsWith("```")) {
        fenced = !fenced;
      }
      String sentence = i + 1 < lines.length ? lines[i] + " " + lines[i + 1].strip() : lines[i];
      Matcher matcher = NONE.matcher(sentence);
      if (!fenced
          && matcher.find()
          && matcher.start() < lines[i].length()
          && !NOT_NONE.matcher(sentence.substring(matcher.end())).find()) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The mechanisms that the sections name. Environment variables and files of them are how a
   * program gets a secret, not where it is kept: they count for nothing alone.
   */
  EnumSet<Mechanism> named() {
    EnumSet<Mechanism> named = EnumSet.noneOf(Mechanism.class);
    sections.forEach(section -> named.addAll(named(section)));
    return named;
  }

  private static EnumSet<Mechanism> named(Section section) {
    EnumSet<Mechanism> named = Mechanism.namedIn(section.title() + "\n" + section.body());
    named.removeIf(mechanism -> mechanism.kind() == Mechanism.Kind.LOCAL);
    return named;
  }

  /** Where the first section that names a mechanism begins. */
  int line() {
    for (Section section : sections) {
      if (!named(section).isEmpty()) {
        return section.line();
      }
    }
    return sections.isEmpty() ? none.orElse(1) : sections.getFirst().line();
  }
}
