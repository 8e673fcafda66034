// Validates PDF files with the veraPDF engine inside npm @opendataloader/pdf (lib/opendataloader-pdf-cli.jar).
// Usage: java -cp <jars> VeraCheck.java FLAVOUR[,FLAVOUR] FILE...     FLAVOUR: 1a 1b 2a 2b 2u 3a 3b 3u 4 ua1 ua2
// Prints one line per flavour and file: PASS|FAIL|ERROR <tab> flavour <tab> checks <tab> file,
// followed by one line per broken rule: RULE <tab> times <tab> clause-test <tab> message <tab> first place.
import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraCheck {
  public static void main(String[] args) throws Exception {
    System.setOut(new java.io.PrintStream(System.out, true, "UTF-8"));
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : args[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.fromString(name);
      if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("unknown flavour " + name);
      for (int i = 1; i < args.length; i++) check(flavour, name, args[i]);
    }
  }

  private static void check(PDFAFlavour flavour, String name, String file) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
      ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      row(result.isCompliant() ? "PASS" : "FAIL", name, "" + result.getTotalAssertions(), file);
      Map<String, Integer> times = new TreeMap<>();
      Map<String, TestAssertion> first = new LinkedHashMap<>();
      for (TestAssertion a : result.getTestAssertions()) {
        if (a.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
        times.merge(rule, 1, Integer::sum);
        first.putIfAbsent(rule, a);
      }
      times.forEach((rule, n) ->
          row("RULE", "" + n, rule, first.get(rule).getMessage(), first.get(rule).getLocation().getContext()));
    } catch (Exception e) {
      row("ERROR", name, "0", file);
      row("RULE", "1", e.getClass().getSimpleName(), "" + e.getMessage(), "");
    }
  }

  private static void row(String... fields) {
    for (int i = 0; i < fields.length; i++) fields[i] = ("" + fields[i]).replaceAll("[\\t\\r\\n]+", " ");
    System.out.println(String.join("\t", fields));
  }
}
