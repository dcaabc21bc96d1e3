package dev.plumbline.app.cli;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.policy.Check;
import dev.plumbline.policy.CheckCatalogue;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.PolicyLoader;
import dev.plumbline.policy.Proof;
import dev.plumbline.policy.ResolvedPolicy;
import dev.plumbline.scan.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumb explain}: what a clause, a check or a rule means and what to do. */
@Command(
    name = "explain",
    description = "What a clause, check or rule means, what decides it, and what to do.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "ID", description = "For example ESP-SM-01 or docker-root-user.")
  private String id = "";

  @Mixin private PolicyOptions policies = new PolicyOptions();

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Detectors detectors = Detectors.installed();
    SortedMap<RuleId, Rule> rules = detectors.rules();
    ResolvedPolicy policy = policies.resolve(context.clock().instant());
    CheckCatalogue catalogue = PolicyLoader.builtInChecks();
    Optional<Clause> clause = policy.clause(id.toUpperCase(Locale.ROOT));
    Optional<Check> check = catalogue.check(id.toLowerCase(Locale.ROOT));
    Optional<Rule> rule =
        rules.values().stream()
            .filter(r -> r.id().value().equals(id.toLowerCase(Locale.ROOT)))
            .findFirst();
    StringBuilder out = new StringBuilder();
    if (clause.isPresent()) {
      clause(clause.get(), policy, catalogue, Engine.answerable(detectors), out);
    } else if (rule.isPresent()) {
      rule(rule.get(), policy, out);
    } else if (check.isPresent()) {
      check(check.get(), policy, rules, out);
    } else {
      throw new UsageException(
          id + ": no clause, check or rule of this name; `plumb policy list` names the clauses");
    }
    context.streams().print(out.toString());
    return ExitCode.OK;
  }

  private static void clause(
      Clause clause,
      ResolvedPolicy policy,
      CheckCatalogue catalogue,
      Set<CheckId> answerable,
      StringBuilder out) {
    line(out, clause.id() + "  " + clause.text());
    line(out, "");
    line(out, "Section     " + clause.section());
    line(
        out,
        "Asks        "
            + clause.modality().name().toLowerCase(Locale.ROOT)
            + ", "
            + clause.level().name().toLowerCase(Locale.ROOT)
            + (clause.closesGate() ? "; a violation closes the gate" : ""));
    line(out, "Judged for  each " + clause.subject().label());
    if (clause.guard() != null) {
      line(out, "Applies     when " + clause.guard());
    }
    if (clause.cadence() != null) {
      line(out, "Evidence    no older than " + clause.cadence());
    }
    List<Proof> proofs = clause.proofs().proofs();
    line(
        out,
        "Proven by   "
            + (proofs.size() == 1
                ? ""
                : clause.proofs().mode().name().toLowerCase(Locale.ROOT) + " of"));
    for (Proof proof : proofs) {
      Optional<Check> check = catalogue.check(proof.check());
      line(out, "  " + proof.check() + ": " + check.map(Check::title).orElse("(unknown)"));
      if (!answerable.contains(proof.check())) {
        check.ifPresent(c -> line(out, "    not yet decided here: " + c.step()));
      }
    }
    for (Parameter parameter : clause.parameters()) {
      List<String> value = policy.value(clause.id(), parameter.name());
      line(
          out,
          "Parameter   "
              + parameter.name()
              + " = "
              + (value.isEmpty() ? "(built in)" : String.join(", ", value))
              + "  "
              + parameter.title());
    }
    if (!clause.controls().isEmpty()) {
      line(out, "Controls    " + String.join(", ", clause.controls()));
    }
    if (!clause.tools().isEmpty()) {
      line(out, "Tools       " + String.join(", ", clause.tools()) + " (examples)");
    }
    line(out, "Written in  " + clause.place());
  }

  private static void check(
      Check check, ResolvedPolicy policy, SortedMap<RuleId, Rule> rules, StringBuilder out) {
    line(out, check.id() + "  " + check.title());
    line(out, "");
    line(out, "Source      " + check.source());
    line(out, "Next step   " + check.step());
    line(out, "Decides     " + ids(policy, check.id()));
    line(out, "Rules");
    rules.values().stream()
        .filter(rule -> rule.check().equals(check.id()))
        .forEach(rule -> line(out, "  " + rule.id() + ": " + rule.title()));
  }

  private static void rule(Rule rule, ResolvedPolicy policy, StringBuilder out) {
    line(out, rule.id() + "  " + rule.title());
    line(out, "");
    line(
        out,
        "Severity    " + rule.severity().label() + ", confidence " + rule.confidence().label());
    line(out, "Check       " + rule.check() + " (" + ids(policy, rule.check()) + ")");
    if (!rule.cwe().isEmpty()) {
      line(out, "Weakness    " + String.join(", ", rule.cwe()));
    }
    rule.setting("provider").forEach(provider -> line(out, "Issued by   " + provider));
    line(out, "");
    line(out, "Why");
    rule.why().lines().forEach(text -> line(out, "  " + text));
    if (rule.setting("revoke").isEmpty()) {
      line(out, "What to do");
      rule.remedy().lines().forEach(text -> line(out, "  " + text));
    } else {
      line(out, "Revoke");
      rule.setting("revoke").forEach(text -> line(out, "  " + text.strip()));
      line(out, "Rotate");
      rule.setting("rotate").forEach(text -> line(out, "  " + text.strip()));
    }
    line(out, "Sources");
    rule.references().forEach(text -> line(out, "  " + text));
  }

  private static String ids(ResolvedPolicy policy, CheckId check) {
    List<String> ids = policy.clausesOf(check).stream().map(Clause::id).toList();
    return ids.isEmpty() ? "no clause" : String.join(", ", ids);
  }

  private static void line(StringBuilder out, String text) {
    out.append(Printed.line(text)).append('\n');
  }
}
