using System.Buffers;

namespace Serverless.Surveys.Reading;

internal sealed partial class JsonFields
{
    /// <summary>
    /// Control characters, line separators, and the marks that turn the direction of writing, with which
    /// a label could be made to print as something else than it says.
    /// </summary>
    private static readonly SearchValues<char> Unprintable = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c),
        '\u2028',
        '\u2029',
        '\uFFFD',
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
        .. Enumerable.Range(0x202A, 5).Select(c => (char)c),
        .. Enumerable.Range(0x2066, 4).Select(c => (char)c),
    ]);
}
