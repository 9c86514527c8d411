namespace Serverless.Flows.Files;

/// <summary>Processor time that this process has used since it began, on all processors.</summary>
public delegate TimeSpan ProcessorTime();

/// <summary>
/// Gives every file that is checked the same amount of work. A file is charged its share of the processor time that the
/// process uses while the file is checked, equal for all that are checked at that moment, and never more than passes by
/// the clock: so neither a busy machine nor other files make a good one fail.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="used">What the process has used.</param>
public sealed class CheckBudgets(TimeProvider clock, ProcessorTime used)
{
    /// <summary>What checking one file may use. The largest take some ten seconds; what takes longer was made to.</summary>
    public static readonly TimeSpan Maximum = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<CheckBudget> _running = [];
    private long _chargedAt;
    private TimeSpan _chargedUpTo;

    /// <summary>Begins to charge; until it is disposed.</summary>
    internal CheckBudget Begin(CancellationToken cancellationToken)
    {
        var budget = new CheckBudget(this, Maximum, cancellationToken);
        lock (_lock)
        {
            Charge();
            _running.Add(budget);
        }

        budget.Timer = clock.CreateTimer(static budgets => ((CheckBudgets)budgets!).Tick(), this, Interval, Interval);
        return budget;
    }

    internal void End(CheckBudget budget)
    {
        lock (_lock)
        {
            Charge();
            _running.Remove(budget);
        }
    }

    private void Tick()
    {
        lock (_lock)
            Charge();
    }

    /// <summary>Charges what was used since the last time to whatever was checked since then.</summary>
    private void Charge()
    {
        var (now, total) = (clock.GetTimestamp(), used());
        if (_running.Count > 0)
        {
            var (passed, share) = (clock.GetElapsedTime(_chargedAt, now), (total - _chargedUpTo) / _running.Count);
            foreach (var budget in _running)
                budget.Charge(share < passed ? share : passed);
        }

        (_chargedAt, _chargedUpTo) = (now, total);
    }
}

/// <summary>What checking one file may still use.</summary>
internal sealed class CheckBudget : IDisposable
{
    private readonly CheckBudgets _budgets;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private TimeSpan _left;

    internal CheckBudget(CheckBudgets budgets, TimeSpan maximum, CancellationToken caller)
    {
        (_budgets, _left, _caller) = (budgets, maximum, caller);
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Token = _source.Token;
    }

    /// <summary>Stops checking: because the budget is spent, or because the caller does.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether that is why checking was stopped.</summary>
    public bool IsSpent => _left <= TimeSpan.Zero && !_caller.IsCancellationRequested;

    internal ITimer? Timer { private get; set; }

    public void Dispose()
    {
        Timer?.Dispose();
        _budgets.End(this);
        _source.Dispose();
    }

    /// <summary>What waits for the token is told by another thread, since this one holds a lock.</summary>
    internal void Charge(TimeSpan amount)
    {
        _left -= amount;
        if (_left <= TimeSpan.Zero && !_source.IsCancellationRequested)
            _ = _source.CancelAsync();
    }
}
