namespace Serverless.Pdf.Typesetting;

/// <summary>
/// Letters written as base and combining accent put together to one character, for the accents of Western Europe.
/// The platform's own normalisation is no help: it does nothing where the program runs without culture data.
/// </summary>
internal static class LatinComposition
{
    private static readonly Dictionary<(int Base, int Accent), int> Composed = Table(
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuù"),
        ('\u0301', "AÁCĆEÉIÍOÓUÚYÝaácćeéiíoóuúyýNŃnńSŚsśZŹzź"),
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuû"),
        ('\u0303', "AÃNÑOÕaãnñoõ"),
        ('\u0308', "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ"),
        ('\u030A', "AÅaå"),
        ('\u030C', "CČSŠZŽcčsšzžEĚeěRŘrř"),
        ('\u0327', "CÇcçSŞsş")
    );

    /// <summary>The one character for a letter with an accent; null when there is none in the table.</summary>
    public static int? Of(int letter, int accent) =>
        Composed.TryGetValue((letter, accent), out var composed) ? composed : null;

    private static Dictionary<(int Base, int Accent), int> Table(params (char Accent, string Pairs)[] accents)
    {
        var table = new Dictionary<(int Base, int Accent), int>();
        foreach (var (accent, pairs) in accents)
            for (var i = 0; i < pairs.Length; i += 2)
                table[(pairs[i], accent)] = pairs[i + 1];
        return table;
    }
}
