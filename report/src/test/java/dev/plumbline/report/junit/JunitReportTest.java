package dev.plumbline.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.RichModel;
import dev.plumbline.report.model.ReportModel;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
  private static String render(ReportModel model) throws Exception {
    StringBuilder out = new StringBuilder();
    JunitReport.write(model, out);
    return out.toString();
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static Element testCase(Document document, String start) {
    NodeList cases = document.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element element = (Element) cases.item(i);
      if (element.getAttribute("name").startsWith(start)) {
        return element;
      }
    }
    throw new AssertionError("no test case " + start);
  }

  @Test
  void check() throws Exception {
    String xml = render(RichModel.check());
    Golden.assertHarmless(xml);
    Golden.assertMatches("check-junit.xml", xml);
    Document document = parse(xml);
    Element root = document.getDocumentElement();
    int cases = document.getElementsByTagName("testcase").getLength();
    assertThat(root.getAttribute("tests")).isEqualTo(Integer.toString(cases));
    assertThat(root.getAttribute("failures"))
        .isEqualTo(Integer.toString(document.getElementsByTagName("failure").getLength()));
  }

  @Test
  void onlyWhatWasTestedPasses() throws Exception {
    Document document = parse(render(RichModel.check()));
    assertThat(testCase(document, "ESP-SM-01").getElementsByTagName("failure").getLength())
        .isEqualTo(1);
    for (String skipped : new String[] {"ESP-AC-01", "ESP-SM-03", "ESP-TRN-01", "ESP-IAC-01"}) {
      assertThat(testCase(document, skipped).getElementsByTagName("skipped").getLength())
          .as(skipped)
          .isEqualTo(1);
    }
    assertThat(testCase(document, "ESP-SC-01").hasChildNodes()).isFalse();
    assertThat(
            testCase(document, "coverage of secrets.history")
                .getElementsByTagName("error")
                .getLength())
        .isEqualTo(1);
  }

  @Test
  void findingsOnly() throws Exception {
    Document document = parse(render(RichModel.scan()));
    assertThat(testCase(document, "sample-token").getElementsByTagName("failure").getLength())
        .isEqualTo(1);
    assertThat(
            testCase(document, "download-not-verified").getElementsByTagName("skipped").getLength())
        .as("nothing found in an incomplete scan is not passed")
        .isEqualTo(1);
  }
}
