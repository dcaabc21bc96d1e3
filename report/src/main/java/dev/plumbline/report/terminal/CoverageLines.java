package dev.plumbline.report.terminal;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.CoverageView;
import dev.plumbline.report.view.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was looked at, and what was not. */
final class CoverageLines {
  private static final int SUMS = 4;
  private static final int HOLES = 3;
  private static final int NAMES = 2;
  private static final int ROOM = 9;

  private final Pen pen;
  private boolean labelled;

  CoverageLines(Pen pen) {
    this.pen = pen;
  }

  List<Line> lines(ReportModel model) {
    List<Line> lines = new ArrayList<>();
    sums(model, lines);
    for (DetectorStatus detector : model.scanned().detectors()) {
      if (detector.state() == DetectorStatus.State.CRASHED
          || detector.state() == DetectorStatus.State.PARTIAL) {
        lines.add(
            start()
                .own(Style.ALARM, pen.glyphs().violated() + " ")
                .text(Style.PLAIN, detector.name() + " " + detector.state().label())
                .own(detector.detail().isEmpty() ? "" : ": ")
                .text(Style.PLAIN, detector.detail()));
      }
    }
    holes(model.scanned().holes(), lines);
    return pen.verbose() || lines.size() <= ROOM ? lines : shortened(lines);
  }

  /** Even a scan in ruins leaves room for what was found. */
  private List<Line> shortened(List<Line> lines) {
    List<Line> some = new ArrayList<>(lines.subList(0, ROOM - 1));
    some.add(start().own(Style.ALARM, "and " + (lines.size() - ROOM + 1) + " more: -v shows all"));
    return some;
  }

  private Line start() {
    String label = labelled ? "" : "Coverage";
    labelled = true;
    return pen.labelled(label);
  }

  private void sums(ReportModel model, List<Line> lines) {
    List<CoverageView> told = new ArrayList<>();
    int quiet = 0;
    for (CoverageView view : CoverageView.of(model.scanned().coverage())) {
      if (!pen.verbose() && view.coverage().complete() && view.coverage().unit().equals("items")) {
        quiet += view.names().size();
      } else {
        told.add(view);
      }
    }
    told.sort(Comparator.comparing(view -> view.coverage().complete()));
    int shown = pen.verbose() ? told.size() : Math.min(SUMS, told.size());
    told.subList(0, shown).forEach(view -> lines.addAll(sum(view)));
    if (shown < told.size()) {
      lines.add(start().own(Style.DIM, "and " + (told.size() - shown) + " more: -v shows all"));
    }
    if (quiet > 0) {
      lines.add(
          start()
              .own(Numbers.of(quiet, "other check", "other checks") + " read all they asked for"));
    }
    if (lines.isEmpty()) {
      lines.add(start().own(Style.YELLOW, "nothing was looked at"));
    }
  }

  private List<Line> sum(CoverageView view) {
    Coverage coverage = view.coverage();
    List<Line> lines = new ArrayList<>();
    Line line =
        start()
            .text(Style.PLAIN, names(view.names()))
            .own("  ")
            .own(coverage.complete() ? Style.PLAIN : Style.ALARM, pen.safe(view.sum()));
    lines.add(line);
    if (pen.verbose()) {
      for (Skip skip : coverage.skips()) {
        lines.add(
            start()
                .own("  skipped " + Numbers.grouped(skip.count()) + ": ")
                .text(Style.PLAIN, skip.reason()));
      }
      coverage.notes().forEach(note -> lines.add(start().own("  ").text(Style.DIM, note)));
    } else if (!coverage.skips().isEmpty()) {
      line.own("  ")
          .text(
              Style.DIM,
              "("
                  + coverage.skips().getFirst().reason()
                  + (coverage.skips().size() > 1
                      ? " and " + (coverage.skips().size() - 1) + " more reasons"
                      : "")
                  + ")");
    }
    return lines;
  }

  private String names(List<String> names) {
    return pen.verbose() || names.size() <= NAMES
        ? String.join(", ", names)
        : names.getFirst() + " and " + (names.size() - 1) + " more";
  }

  private void holes(List<Hole> holes, List<Line> lines) {
    int shown = pen.verbose() || holes.size() <= HOLES ? holes.size() : HOLES - 1;
    for (Hole hole : holes.subList(0, shown)) {
      lines.add(
          start()
              .own(Style.ALARM, pen.glyphs().violated() + " ")
              .path(Style.BOLD, hole.place(), pen.width() / 3)
              .own("  ")
              .text(Style.PLAIN, hole.reason())
              .own(Style.DIM, " " + pen.glyphs().arrow() + " ")
              .text(Style.PLAIN, hole.wayOut()));
    }
    if (shown < holes.size()) {
      String more = "and " + (holes.size() - shown) + " more not read: -v shows all";
      lines.add(start().own(Style.ALARM, pen.glyphs().violated() + " ").own(more));
    }
  }
}
