using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Serverless.Intake.Sources.Xml;

/// <summary>
/// Opens XML that may be hostile: document types are refused, nothing is fetched from outside, and the number of
/// characters is bounded.
/// </summary>
internal static class HostileXml
{
    /// <summary>Characters of the largest document that is read whole.</summary>
    public const int MaximumDocumentCharacters = 32 << 20;

    /// <summary>Characters of the largest document that is held as a tree.</summary>
    private const int MaximumTreeCharacters = 12 << 20;

    public static XmlReader Reader(Stream stream, long characters = MaximumDocumentCharacters) =>
        XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = characters,
                MaxCharactersFromEntities = 1,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            }
        );

    /// <summary>
    /// A whole document, of at most <see cref="MaximumTreeCharacters"/>. A document type, which some formats require, is passed
    /// over unread; entities it might declare are not known.
    /// </summary>
    /// <exception cref="SourceException">The document is not well-formed, or too large.</exception>
    public static XDocument Document(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MaximumTreeCharacters,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new SourceException(
                $"The XML cannot be read: line {e.LineNumber}, position {e.LinePosition}: {e.Message}",
                e
            );
        }
    }

    /// <summary>
    /// The text within the present element and all below it, at most <paramref name="characters"/>; the reader then is
    /// behind the element.
    /// </summary>
    public static string Text(XmlReader reader, int characters)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }

        var text = new StringBuilder();
        var buffer = new char[1_024];
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (!reader.CanReadValueChunk || !IsText(reader.NodeType))
                continue;
            int read;
            while ((read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
            {
                if (text.Length + read > characters)
                    throw new SourceException("A text in the file is longer than is read.");
                text.Append(buffer, 0, read);
            }
        }

        reader.Read();
        return text.ToString();
    }

    private static bool IsText(XmlNodeType type) =>
        type is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
}
