import java.io.File;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds PDF files against every rule of PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) that veraPDF knows.
 * Prints a line for each file and standard, and under it the rules that are broken with their first occurrences.
 * Exit code 1 when any file breaks a rule.
 */
public class Validate {
    private static final int OCCURRENCES_SHOWN = 10;

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean sound = files.length > 0;
        for (String file : files) {
            for (PDFAFlavour standard : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
                ValidationResult result = validate(file, standard);
                report(file, standard, result);
                sound &= result.isCompliant();
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static ValidationResult validate(String file, PDFAFlavour standard) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new File(file), standard);
             var validator = Foundries.defaultInstance().createValidator(standard, OCCURRENCES_SHOWN, false, true, false)) {
            return validator.validate(parser);
        }
    }

    private static void report(String file, PDFAFlavour standard, ValidationResult result) {
        System.out.printf("%s: %s %s, %,d checks%n", new File(file).getName(),
            standard == PDFAFlavour.PDFUA_1 ? "PDF/UA-1" : "PDF/A-3a",
            result.isCompliant() ? "compliant" : "NOT compliant", result.getTotalAssertions());
        result.getFailedChecks().forEach((rule, times) ->
            System.out.printf("  clause %s, test %d: broken %d times%n", rule.getClause(), rule.getTestNumber(), times));
        result.getTestAssertions().forEach(fault ->
            System.out.printf("  %s: %s at %s%n", fault.getRuleId().getClause(), fault.getErrorMessage(), fault.getLocation().getContext()));
    }
}
