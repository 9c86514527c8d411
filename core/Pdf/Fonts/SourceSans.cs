namespace Serverless.Pdf.Fonts;

/// <summary>Source Sans 3 (SIL Open Font Licence 1.1), carried in the assembly and parsed at first use.</summary>
internal static class SourceSans
{
    private static readonly Lazy<Typeface> LazyRegular = new(() => Load("SourceSans3-Regular"));
    private static readonly Lazy<Typeface> LazySemiBold = new(() => Load("SourceSans3-SemiBold"));

    private static readonly Lazy<TypeFamily> LazyFamily = new(() => new TypeFamily(Regular, SemiBold));

    /// <summary>Both weights.</summary>
    public static TypeFamily Family => LazyFamily.Value;

    public static Typeface Regular => LazyRegular.Value;

    public static Typeface SemiBold => LazySemiBold.Value;

    private static Typeface Load(string name)
    {
        using var stream =
            typeof(SourceSans).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The assembly lacks the font resource {name}.ttf.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Typeface(bytes, name);
    }
}
