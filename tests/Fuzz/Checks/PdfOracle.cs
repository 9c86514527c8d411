using System.Diagnostics;
using UglyToad.PdfPig;

namespace Serverless.Fuzz.Checks;

/// <summary>Whether other programs open a PDF: PdfPig always, qpdf where it is installed.</summary>
internal static class PdfOracle
{
    private static readonly bool HasQpdf = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "qpdf")));

    public static IEnumerable<Violation> Of(string name, byte[] pdf)
    {
        using (var document = PdfDocument.Open(pdf))
            if (document.GetPages().Sum(page => page.Letters.Count) == 0)
                yield return new Violation("PDF without text", name);
        if (HasQpdf && Complaint(pdf) is { } complaint)
            yield return new Violation("PDF that qpdf complains of", $"{name}: {complaint}");
    }

    private static string? Complaint(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            using var qpdf = Process.Start(
                new ProcessStartInfo("qpdf", ["--check", path])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            var said = qpdf.StandardError.ReadToEndAsync();
            qpdf.StandardOutput.ReadToEnd();
            qpdf.WaitForExit();
            return qpdf.ExitCode == 0 ? null : said.GetAwaiter().GetResult();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
