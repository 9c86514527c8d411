using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Pictures;

/// <summary>
/// Pictures that people upload, of every format that is read. Whatever they bring beside what is seen (texts, profiles, where
/// and by whom a photo was made) is left behind.
/// </summary>
internal static class PictureFile
{
    /// <summary>Most pixels on a side.</summary>
    public const int MaximumSide = 2_000;

    /// <summary>Media types of the formats.</summary>
    public const string Png = "image/png";

    public const string Jpeg = "image/jpeg";

    /// <summary>Reads a picture.</summary>
    /// <param name="type">Its media type, as it is said to be.</param>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="UnusableFileException">The message says what cannot be read.</exception>
    public static Picture Read(string type, ReadOnlySpan<byte> file) =>
        type switch
        {
            Png => PngReader.Read(file),
            Jpeg => JpegReader.Read(file),
            _ => throw new UnusableFileException($"It is called '{type}'; {Png} and {Jpeg} can be read."),
        };

    /// <summary>Holds a size against the limits, before anything of that size is made.</summary>
    /// <exception cref="UnusableFileException">It is none, or too large.</exception>
    public static void CheckSize(long columns, long rows)
    {
        if (columns is < 1 or > MaximumSide || rows is < 1 or > MaximumSide)
            throw new UnusableFileException(
                $"It is {columns} by {rows} pixels; 1 to {MaximumSide} on each side are allowed."
            );
    }
}
