package dev.plumbline.app.cli;

import dev.plumbline.assess.JourneyState;
import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.Workspace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumb journey}: where the project stands on the ordered way. */
@Command(
    name = "journey",
    description = "The steps in order, how each stands, and which comes next.",
    mixinStandardHelpOptions = true)
final class JourneyCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Mixin private TargetOptions target = new TargetOptions();

  JourneyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Request request = target.request(true, context);
    try (Workspace workspace = Workspace.open(path)) {
      Engine.Judged judged = new Engine(Detectors.installed()).check(workspace, request);
      StringBuilder out = new StringBuilder();
      for (JourneyState state : judged.assessment().journeys()) {
        show(state, out);
      }
      context.streams().print(out.toString());
      return ExitCode.of(false, !judged.looked().scan().complete());
    }
  }

  private static void show(JourneyState state, StringBuilder out) {
    line(
        out,
        state.policy()
            + ": step "
            + state.position()
            + " of "
            + state.mandatory()
            + " reached in order");
    for (JourneyState.StepState step : state.steps()) {
      boolean banked = state.banked().contains(step.step().id());
      line(
          out,
          String.format(
              Locale.ROOT,
              "  %-5s %-10s %s%s",
              step.step().id(),
              step.stand().name().toLowerCase(Locale.ROOT),
              step.step().title(),
              banked ? " (banked)" : step.step().mandatory() ? "" : " (recommended)"));
      if (!step.missing().isEmpty()) {
        line(out, "        open: " + String.join(", ", step.missing()));
      }
    }
    line(
        out,
        state
            .next()
            .map(next ->
                "Next: step "
                    + next.step().id()
                    + ", beginning with plumb explain "
                    + next.missing().getFirst())
            .orElse("All mandatory steps are met."));
  }

  private static void line(StringBuilder out, String text) {
    out.append(Printed.line(text)).append('\n');
  }
}
