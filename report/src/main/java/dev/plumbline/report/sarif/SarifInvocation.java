package dev.plumbline.report.sarif;

import dev.plumbline.evidence.Hole;
import dev.plumbline.report.escape.UriText;
import dev.plumbline.report.json.JsonWriter;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.CoverageView;
import dev.plumbline.report.view.Places;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the run: a notification for everything that was not read. */
final class SarifInvocation {
  private static final String HOLE = "not-read";
  private static final String DETECTOR = "detector-not-finished";
  private static final String SUM = "coverage-incomplete";
  private static final String LOOSENING = "rules-loosened";

  private final ReportModel model;
  private final JsonWriter out;

  SarifInvocation(ReportModel model, JsonWriter out) {
    this.model = model;
    this.out = out;
  }

  /** The kinds of notification, for the driver (§3.19.24). */
  static void descriptors(JsonWriter out) throws IOException {
    out.name("notifications").beginArray();
    descriptor(out, HOLE, "Something that was asked for could not be read.");
    descriptor(out, DETECTOR, "A detector did not finish.");
    descriptor(out, SUM, "Not everything that was counted was read or left out on purpose.");
    descriptor(out, LOOSENING, "The scanned files loosen the rules they are judged by.");
    out.endArray();
  }

  private static void descriptor(JsonWriter out, String id, String text) throws IOException {
    out.beginObject().field("id", id).name("shortDescription").beginObject();
    out.field("text", text).endObject().endObject();
  }

  void write() throws IOException {
    out.name("invocations").beginArray().beginObject();
    out.field("executionSuccessful", model.scanned().complete());
    if (model.gate() != null) {
      out.field("exitCode", model.gate().exitCode());
    }
    out.field("startTimeUtc", model.head().at().toString());
    out.name("toolExecutionNotifications").beginArray();
    for (Hole hole : model.scanned().holes()) {
      notification(
          HOLE, "error", hole.place() + ": " + hole.reason() + ". " + hole.wayOut(), hole.place());
    }
    detectors(model.scanned().detectors());
    sums();
    out.endArray();
    out.name("toolConfigurationNotifications").beginArray();
    for (Loosening loosening : model.loosenings()) {
      String text = Places.spot(loosening.place()) + ": " + loosening.what();
      notification(LOOSENING, "warning", text, loosening.place().path());
    }
    out.endArray().endObject().endArray();
  }

  private void detectors(List<DetectorStatus> detectors) throws IOException {
    for (DetectorStatus detector : detectors) {
      switch (detector.state()) {
        case CRASHED, PARTIAL ->
            notification(
                DETECTOR,
                "error",
                detector.name() + " " + detector.state().label() + ": " + detector.detail(),
                null);
        case FINISHED, NOT_RUN -> {}
      }
    }
  }

  /** A sum that does not add up without a hole to tell why is an error of its own. */
  private void sums() throws IOException {
    for (CoverageRow row : model.scanned().coverage()) {
      if (!row.coverage().complete() && row.coverage().holes().isEmpty()) {
        String sum = new CoverageView(List.of(row.name()), row.coverage()).sum();
        notification(SUM, "error", row.name() + ": " + sum, null);
      }
    }
  }

  private void notification(String id, String level, String text, @Nullable String path)
      throws IOException {
    out.beginObject().name("descriptor").beginObject().field("id", id).endObject();
    out.field("level", level).name("message").beginObject();
    out.field("text", SarifText.message(text)).endObject();
    if (path != null) {
      out.name("locations").beginArray().beginObject();
      out.name("physicalLocation").beginObject().name("artifactLocation").beginObject();
      out.field("uri", UriText.path(path)).field("uriBaseId", "%SRCROOT%");
      out.endObject().endObject().endObject().endArray();
    }
    out.endObject();
  }
}
