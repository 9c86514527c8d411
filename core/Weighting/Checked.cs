namespace Serverless.Weighting;

/// <summary>A value that passed all its checks, or every error that was found; never both.</summary>
public sealed record Checked<T>
    where T : class
{
    private Checked(T? value, IReadOnlyList<WeightingError> errors)
    {
        Value = value;
        Errors = errors;
    }

    /// <summary>Null when there are errors.</summary>
    public T? Value { get; }

    public IReadOnlyList<WeightingError> Errors { get; }

    public static implicit operator Checked<T>(T value) => new(value, []);

    public static implicit operator Checked<T>(WeightingError error) => new(null, [error]);

    public static implicit operator Checked<T>(List<WeightingError> errors) =>
        errors.Count > 0
            ? new(null, errors)
            : throw new ArgumentException("A refusal needs at least one error.", nameof(errors));

    /// <summary>
    /// The value; throws <see cref="InvalidOperationException"/> with all messages when there is none.
    /// </summary>
    public T Required() =>
        Value ?? throw new InvalidOperationException(string.Join('\n', Errors.Select(e => e.Message)));
}
