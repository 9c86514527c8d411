namespace Serverless.Pdf.Structure;

/// <summary>A piece of a page's content that belongs to an element.</summary>
internal sealed record MarkedContent(int Page, int Id);

/// <summary>An annotation that belongs to an element.</summary>
internal sealed record AnnotationReference(int Annotation);
