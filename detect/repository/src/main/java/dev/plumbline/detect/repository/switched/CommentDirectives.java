package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Finds directives in comments that hide what a security tool would say. */
final class CommentDirectives {
  private CommentDirectives() {}

  static void find(Sweep sweep, SecurityLinters linters) {
    String lower = sweep.source().text().toLowerCase(Locale.ROOT);
    List<Form> forms = new ArrayList<>();
    for (Form form : Forms.ALL) {
      if (speaks(form, sweep) && lower.contains(form.keyword())) {
        forms.add(form);
      }
    }
    if (forms.isEmpty()) {
      return;
    }
    for (Source.Comment comment : sweep.source().comments()) {
      String text = sweep.source().text().substring(comment.start(), comment.end());
      Set<String> done = new HashSet<>();
      for (Form form : forms) {
        Matcher matcher = form.pattern().matcher(text);
        while (matcher.find()) {
          if (!mention(text, matcher.start()) && done.add(form.tool() + matcher.start())) {
            directive(sweep, linters, form, comment.start(), text, matcher);
          }
        }
      }
    }
  }

  /** Shell stands in YAML only where CI runs it. */
  private static boolean speaks(Form form, Sweep sweep) {
    boolean shellInYaml = sweep.syntax() == Syntax.YAML && form.tool().equals("shellcheck");
    return form.speaks(sweep.syntax()) && (!shellInYaml || CiFile.wants(sweep.path()));
  }

  /** Whether the comment only talks about the directive: it stands in quotes or code marks. */
  private static boolean mention(String text, int at) {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '#' || text.charAt(i) == '/')) {
      i--;
    }
    if (i >= 0 && "`'\"(".indexOf(text.charAt(i)) >= 0) {
      return true;
    }
    return i >= 4 && text.startsWith("@code", i - 4);
  }

  private static void directive(
      Sweep sweep, SecurityLinters linters, Form form, int start, String text, Matcher matcher) {
    String ids = ids(matcher);
    boolean all = ids.isEmpty() || ids.equals("all") && form.security() != null;
    if (form.security() != null && !all) {
      ids = security(form, ids);
      if (ids.isEmpty()) {
        return;
      }
    }
    boolean blanket = form.security() != null && all;
    if (blanket && !linters.use(form.blanket(), sweep.path())) {
      return;
    }
    String around = text.substring(0, matcher.start()) + " " + text.substring(matcher.end());
    int from = start + matcher.start();
    int line = sweep.source().lines().lineOf(from);
    boolean reason = Reason.in(around, 2) || Reason.above(sweep.source(), line);
    String what =
        all ? "everything" + (form.security() == null ? "" : ", security rules too") : ids;
    String rule =
        !form.rule().isEmpty()
            ? form.rule()
            : reason
                ? "suppressed-finding-explained"
                : blanket ? "blanket-suppression" : "suppressed-finding";
    sweep.finding(
        rule,
        from,
        start + matcher.end(),
        "A comment tells "
            + form.tool()
            + " to look away from "
            + what
            + (reason ? "; a reason is given." : ", without a reason."),
        Map.of("tool", form.tool(), "rules", all ? "*" : ids, "reason", Boolean.toString(reason)),
        form.tool(),
        ids);
  }

  private static String ids(Matcher matcher) {
    if (!matcher.namedGroups().containsKey("ids")) {
      return "";
    }
    return Optional.ofNullable(matcher.group("ids")).orElse("").strip();
  }

  /** Those of the ids that are about security, in their order. */
  private static String security(Form form, String ids) {
    List<String> kept = new ArrayList<>();
    for (String id : ids.split("[,\\s]+", -1)) {
      if (form.security() != null && form.security().matcher(id).matches()) {
        kept.add(id);
      }
    }
    return String.join(", ", kept);
  }
}
