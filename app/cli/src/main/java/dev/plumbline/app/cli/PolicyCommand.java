package dev.plumbline.app.cli;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Masks;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.ResolvedPolicy;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumb policy}. */
@Command(
    name = "policy",
    description = "The policies in force.",
    mixinStandardHelpOptions = true,
    subcommands = {PolicyCommand.ListCommand.class, PolicyCommand.ShowCommand.class})
final class PolicyCommand implements Callable<Integer> {
  private final Context context;

  PolicyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    throw new UsageException("policy: say list or show");
  }

  /** {@code plumb policy list}. */
  @Command(
      name = "list",
      description = "All clauses, a line each; + marks those that this version can decide.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {
    private final Context context;
    @Mixin private PolicyOptions policies = new PolicyOptions();

    ListCommand(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() throws Exception {
      ResolvedPolicy policy = policies.resolve(context.clock().instant());
      SortedSet<CheckId> answerable = Engine.answerable(Detectors.installed());
      StringBuilder out = new StringBuilder();
      int decidable = 0;
      for (Clause clause : policy.clauses()) {
        boolean decided = answerable.containsAll(clause.proofs().checks());
        decidable += decided ? 1 : 0;
        line(out, (decided ? "+ " : "  ") + clause.id() + "  " + clause.text());
      }
      policy
          .switchedOff()
          .forEach(off ->
              line(
                  out,
                  "- "
                      + off.clause().id()
                      + "  switched off by "
                      + new Masks().text(off.entry().by() + ": " + off.entry().reason())));
      line(
          out,
          policy.clauses().size() + " clauses, " + decidable + " of them decided by this version");
      context.streams().print(out.toString());
      return ExitCode.OK;
    }
  }

  /** {@code plumb policy show}. */
  @Command(
      name = "show",
      description = "A policy by sections, or all of them.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements Callable<Integer> {
    private final Context context;
    @Mixin private PolicyOptions policies = new PolicyOptions();

    @Parameters(arity = "0..1", paramLabel = "POLICY", description = "Its id.")
    private @Nullable String id;

    ShowCommand(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() throws Exception {
      ResolvedPolicy resolved = policies.resolve(context.clock().instant());
      StringBuilder out = new StringBuilder();
      if (id != null && resolved.policy(id).isEmpty()) {
        throw new UsageException(
            id
                + ": no such policy; in force are "
                + String.join(", ", resolved.policies().stream().map(Policy::id).toList()));
      }
      for (Policy policy : resolved.policies()) {
        if (id == null || policy.id().equals(id)) {
          show(policy, resolved, out);
        }
      }
      context.streams().print(out.toString());
      return ExitCode.OK;
    }

    private static void show(Policy policy, ResolvedPolicy resolved, StringBuilder out) {
      line(out, policy.title() + " (" + policy.id() + ", edition " + policy.edition() + ")");
      String section = "";
      for (Clause clause : policy.clauses()) {
        if (!clause.section().equals(section)) {
          section = clause.section();
          line(out, "");
          line(out, section);
        }
        Optional<Clause> now = resolved.clause(clause.id());
        line(
            out,
            "  " + clause.id() + "  " + clause.text() + (now.isEmpty() ? "  (switched off)" : ""));
      }
      line(out, "");
    }
  }

  private static void line(StringBuilder out, String text) {
    out.append(Printed.line(text)).append('\n');
  }
}
