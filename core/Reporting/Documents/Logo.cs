namespace Serverless.Reporting.Documents;

/// <summary>A logo as a document shows it: once, at the head of its first page, always on white.</summary>
/// <param name="AlternativeText">What it is, in the language of the document.</param>
public sealed record Logo(Picture Picture, string AlternativeText);

/// <summary>A family of type for documents, as files that were checked.</summary>
/// <param name="Name">As its maker calls it.</param>
/// <param name="Regular">The TrueType file of its regular weight.</param>
/// <param name="SemiBold">The TrueType file of its heavier weight.</param>
public sealed record FontFamily(string Name, ReadOnlyMemory<byte> Regular, ReadOnlyMemory<byte> SemiBold);
