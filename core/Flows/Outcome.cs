using System.Diagnostics.CodeAnalysis;

namespace Serverless.Flows;

/// <summary>What came of a flow: what was asked for, or why not.</summary>
public sealed class Outcome<T>
    where T : class
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);

    /// <summary>True with what was asked for; false with the reason why not.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return value is not null;
    }

    /// <summary>What <paramref name="next"/> makes of it; the same reason when there is nothing.</summary>
    public async Task<Outcome<TNext>> ThenAsync<TNext>(Func<T, Task<Outcome<TNext>>> next)
        where TNext : class => _value is null ? _refusal! : await next(_value);
}
