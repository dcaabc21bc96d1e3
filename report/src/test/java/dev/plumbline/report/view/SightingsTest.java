package dev.plumbline.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Finding;
import dev.plumbline.report.RichModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final List<Finding> TOKENS =
      Problems.violating(RichModel.check()).getFirst().findings();

  @Test
  void oneThingAtOnePlaceIsShownOnce() {
    assertThat(TOKENS.stream().map(f -> Places.spot(f.place()) + Places.origin(f.place())))
        .doesNotHaveDuplicates();
    assertThat(RichModel.check().scanned().findings().stream().map(Finding::check).distinct())
        .as("the model keeps both sightings")
        .hasSizeGreaterThan(2);
  }

  @Test
  void eachThingComesOnceBeforeAnyComesAgain() {
    assertThat(Places.spot(TOKENS.getFirst().place())).isEqualTo("config/app.yml:14:9");
    assertThat(Places.spot(TOKENS.getLast().place())).isEqualTo("config/app.yml:70");
  }
}
