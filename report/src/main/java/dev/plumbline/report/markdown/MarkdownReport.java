package dev.plumbline.report.markdown;

import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.NextSteps;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The report for a pull request: the gate and the counts in view, problems below, details folded.
 * It never passes the size that hosts take; what does not fit is counted in its place.
 */
public final class MarkdownReport {
  /** What GitHub takes in one comment, in characters. */
  public static final int LIMIT = 65_536;

  private static final int RESERVE = 512;

  private MarkdownReport() {}

  /** Writes the report. */
  public static void write(ReportModel model, Appendable out) throws IOException {
    write(model, LIMIT, out);
  }

  /**
   * Writes the report in at most so many characters.
   *
   * @param limit at least 4,096
   */
  public static void write(ReportModel model, int limit, Appendable out) throws IOException {
    MarkdownBlocks blocks = new MarkdownBlocks(model);
    boolean judged = model.judgement() != null;
    List<Problem> problems = judged ? Problems.violating(model) : Problems.all(model);
    String head = blocks.head(problems);
    String foot = blocks.foot();
    Bounded body = new Bounded(limit - head.length() - foot.length() - RESERVE);
    List<String> sections = new ArrayList<>();
    problems.forEach(problem -> sections.add(blocks.problem(problem)));
    body.add(sections, "problem", "problems");
    body.add(
        NextSteps.of(model).stream().map(blocks::step).toList(),
        blocks.stepsHead(),
        blocks.stepsFoot(),
        "step",
        "steps");
    body.add(blocks.coverage(), blocks.coverageHead(), blocks.stepsFoot(), "line", "lines");
    out.append(head).append(body.text()).append(foot);
  }
}
