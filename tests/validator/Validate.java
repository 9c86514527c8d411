import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds PDF files against every rule that veraPDF knows of PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), files of
 * PDF 2.0 against those of PDF/UA-2 (ISO 14289-2) and PDF/A-4 or PDF/A-4f (ISO 19005-4).
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
            for (PDFAFlavour standard : standards(file)) {
                ValidationResult result = validate(file, standard);
                report(file, standard, result);
                sound &= result.isCompliant();
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static List<PDFAFlavour> standards(String file) throws Exception {
        String content = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        if (!content.startsWith("%PDF-2.0"))
            return List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A);
        // Only files that carry others are PDF/A-4f.
        boolean carries = content.contains("<pdfaid:conformance>F<");
        return List.of(PDFAFlavour.PDFUA_2, carries ? PDFAFlavour.PDFA_4_F : PDFAFlavour.PDFA_4);
    }

    private static String name(PDFAFlavour standard) {
        return switch (standard) {
            case PDFUA_1 -> "PDF/UA-1";
            case PDFUA_2 -> "PDF/UA-2";
            case PDFA_4_F -> "PDF/A-4f";
            case PDFA_4 -> "PDF/A-4";
            default -> "PDF/A-3a";
        };
    }

    private static ValidationResult validate(String file, PDFAFlavour standard) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new File(file), standard);
             var validator = Foundries.defaultInstance().createValidator(standard, OCCURRENCES_SHOWN, false, true, false)) {
            return validator.validate(parser);
        }
    }

    private static void report(String file, PDFAFlavour standard, ValidationResult result) {
        System.out.printf("%s: %s %s, %,d checks%n", new File(file).getName(),
            name(standard),
            result.isCompliant() ? "compliant" : "NOT compliant", result.getTotalAssertions());
        result.getFailedChecks().forEach((rule, times) ->
            System.out.printf("  clause %s, test %d: broken %d times%n", rule.getClause(), rule.getTestNumber(), times));
        result.getTestAssertions().forEach(fault ->
            System.out.printf("  %s: %s at %s%n", fault.getRuleId().getClause(), fault.getErrorMessage(), fault.getLocation().getContext()));
    }
}
