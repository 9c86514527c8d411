namespace Serverless.Pdf.Writing;

/// <summary>What a file claims to be: how it is archived and how it is read aloud.</summary>
public enum PdfStandard
{
    /// <summary>PDF 1.7 as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), which readers of today know.</summary>
    A3aAndUa1,

    /// <summary>
    /// PDF 2.0 as PDF/A-4f, or PDF/A-4 where it carries no files (ISO 19005-4), and PDF/UA-2 (ISO 14289-2).
    /// </summary>
    A4fAndUa2,
}
