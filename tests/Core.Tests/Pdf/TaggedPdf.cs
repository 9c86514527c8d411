using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Serverless.Core.Tests.Pdf;

/// <summary>An element of the structure tree as it was read back.</summary>
internal sealed record ReadElement(string Type, DictionaryToken Dictionary, ReadElement? Parent)
{
    public List<ReadElement> Children { get; } = [];

    /// <summary>Page and number of each piece of content directly in the element.</summary>
    public List<(int Page, int Id)> Contents { get; } = [];

    /// <summary>Object numbers of annotations directly in the element.</summary>
    public List<IndirectReference> Annotations { get; } = [];

    /// <summary>Text of the element and of what is in it, in reading order.</summary>
    public string Text { get; set; } = "";

    public string? Alternative { get; init; }

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public double[]? BoundingBox { get; set; }

    public IEnumerable<ReadElement> All() => Children.SelectMany(c => c.All()).Prepend(this);
}

/// <summary>Reads a PDF back with a library that knows nothing of our writer.</summary>
internal sealed class TaggedPdf : IDisposable
{
    private readonly Dictionary<IndirectReference, int> _pages = [];
    private readonly List<Dictionary<int, string>> _texts = [];

    public TaggedPdf(byte[] bytes)
    {
        Document = PdfDocument.Open(bytes);
        Catalog = Document.Structure.Catalog.CatalogDictionary;
        Pages = [.. Document.GetPages()];
        CollectPages(Follow<DictionaryToken>(Get(Catalog, "Pages")));
        foreach (var page in Pages)
        {
            var texts = new Dictionary<int, string>();
            foreach (var content in page.GetMarkedContents())
                if (content.MarkedContentIdentifier >= 0)
                    texts.Add(content.MarkedContentIdentifier, string.Concat(content.Letters.Select(l => l.Value)));
            _texts.Add(texts);
        }

        TreeRoot = Follow<DictionaryToken>(Get(Catalog, "StructTreeRoot"));
        Root = Read(Follow<DictionaryToken>(Get(TreeRoot, "K")), null);
    }

    public PdfDocument Document { get; }

    public IReadOnlyList<Page> Pages { get; }

    public DictionaryToken Catalog { get; }

    public DictionaryToken TreeRoot { get; }

    public ReadElement Root { get; }

    public IEnumerable<ReadElement> Elements => Root.All();

    public IEnumerable<ReadElement> OfType(string type) => Elements.Where(e => e.Type == type);

    /// <summary>Numbers of the pieces of content on a page.</summary>
    public IEnumerable<int> ContentIds(int page) => _texts[page].Keys;

    public void Dispose() => Document.Dispose();

    public static IToken Get(DictionaryToken dictionary, string name) =>
        dictionary.Data.TryGetValue(name, out var token)
            ? token
            : throw new KeyNotFoundException($"The dictionary has no /{name}.");

    public static bool Has(DictionaryToken dictionary, string name) => dictionary.Data.ContainsKey(name);

    public T Follow<T>(IToken token)
        where T : class, IToken
    {
        while (token is IndirectReferenceToken reference)
            token = Document.Structure.GetObject(reference.Data).Data;
        return token as T
            ?? throw new InvalidCastException($"{token.GetType().Name} found, {typeof(T).Name} expected.");
    }

    public static string TextOf(IToken token) =>
        token switch
        {
            StringToken text => text.Data,
            HexToken hex => hex.Data.StartsWith('\uFEFF') ? hex.Data[1..] : Utf16(hex),
            NameToken name => name.Data,
            NumericToken number => number.Data.ToString(CultureInfo.InvariantCulture),
            _ => token.ToString() ?? "",
        };

    private static string Utf16(HexToken hex)
    {
        var bytes = hex.Bytes.ToArray();
        return bytes is [0xFE, 0xFF, ..]
            ? System.Text.Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2)
            : hex.Data;
    }

    private void CollectPages(DictionaryToken tree)
    {
        foreach (var kid in Follow<ArrayToken>(Get(tree, "Kids")).Data)
            _pages[((IndirectReferenceToken)kid).Data] = _pages.Count;
    }

    private ReadElement Read(DictionaryToken dictionary, ReadElement? parent)
    {
        var element = new ReadElement(TextOf(Get(dictionary, "S")), dictionary, parent)
        {
            Alternative = Has(dictionary, "Alt") ? TextOf(Get(dictionary, "Alt")) : null,
        };
        parent?.Children.Add(element);
        if (Has(dictionary, "A"))
            ReadAttributes(element, Follow<DictionaryToken>(Get(dictionary, "A")));
        var page = Has(dictionary, "Pg") ? _pages[((IndirectReferenceToken)Get(dictionary, "Pg")).Data] : -1;
        if (!Has(dictionary, "K"))
            return element;
        foreach (var kid in Get(dictionary, "K") is ArrayToken array ? array.Data : [Get(dictionary, "K")])
            ReadKid(element, kid, page);
        return element;
    }

    private void ReadKid(ReadElement element, IToken kid, int page)
    {
        if (kid is NumericToken id)
        {
            AddContent(element, page, id.Int);
            return;
        }

        var dictionary = Follow<DictionaryToken>(kid);
        var type = Has(dictionary, "Type") ? TextOf(Get(dictionary, "Type")) : "";
        if (type == "MCR")
            AddContent(
                element,
                _pages[((IndirectReferenceToken)Get(dictionary, "Pg")).Data],
                ((NumericToken)Get(dictionary, "MCID")).Int
            );
        else if (type == "OBJR")
            element.Annotations.Add(((IndirectReferenceToken)Get(dictionary, "Obj")).Data);
        else
            element.Text += Read(dictionary, element).Text;
    }

    private void AddContent(ReadElement element, int page, int id)
    {
        element.Contents.Add((page, id));
        element.Text += _texts[page].GetValueOrDefault(id, "");
    }

    private void ReadAttributes(ReadElement element, DictionaryToken attributes)
    {
        foreach (var (name, value) in attributes.Data)
        {
            if (name == "BBox")
                element.BoundingBox =
                [
                    .. Follow<ArrayToken>(value).Data.Cast<NumericToken>().Select(n => (double)n.Data),
                ];
            else
                element.Attributes[name] = TextOf(value);
        }
    }
}
