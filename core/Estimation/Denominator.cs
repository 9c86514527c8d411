namespace Serverless.Estimation;

/// <summary>
/// What totals are divided by in a figure. A linearised variance has that in the figure's influence; replicates are
/// divided one by one, each by its own.
/// </summary>
internal enum Denominator
{
    /// <summary>Nothing: the figure is a total.</summary>
    None,

    /// <summary>The weight of the domain: shares and means.</summary>
    Domain,

    /// <summary>The weight of all domains together: shares of a whole table.</summary>
    Table,

    /// <summary>The total of the second number in the domain: ratios.</summary>
    SecondNumber,
}
