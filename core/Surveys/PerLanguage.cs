namespace Serverless.Surveys;

/// <summary>A value in each language of outputs. Equal when the values are, language by language.</summary>
/// <typeparam name="T">What there is in each language; nullable where a language may lack it.</typeparam>
public sealed class PerLanguage<T> : IEquatable<PerLanguage<T>>
{
    private readonly T[] _values;

    /// <summary>The values as <paramref name="of"/> gives them.</summary>
    public PerLanguage(Func<Language, T> of)
        : this([.. Languages.All.Select(of)]) { }

    internal PerLanguage(T[] values) => _values = values;

    /// <summary>The value in a language.</summary>
    public T this[Language language] => _values[(int)language];

    /// <summary>The values as text, nothing for null, with <paramref name="separator"/> between them.</summary>
    public string Joined(char separator) => string.Join(separator, _values);

    /// <inheritdoc/>
    public bool Equals(PerLanguage<T>? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PerLanguage<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value));
}
