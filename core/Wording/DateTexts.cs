using System.Globalization;

namespace Serverless.Wording;

/// <summary>Dates and periods in words.</summary>
public abstract partial class DateTexts
{
    /// <summary>"12 maart 2019", "12 March 2019".</summary>
    public string Day(DateOnly date) => $"{Figure(date.Day)}\u00A0{Months[date.Month - 1]} {Figure(date.Year)}";

    /// <summary>"van 4 maart tot en met 17 mei 2019", with what both ends share said once.</summary>
    public string Period(DateOnly start, DateOnly end)
    {
        if (start == end)
            return On(Day(start));
        return Between(First(start, end), Day(end));
    }

    /// <summary>"Het veldwerk liep van 4 tot en met 17 mei 2019", "Het veldwerk was op 4 mei 2019"; null where dates are not known.</summary>
    public string? Fieldwork(DateOnly? start, DateOnly? end)
    {
        if (start is not { } first || end is not { } last)
            return null;
        return first == last ? FieldworkWas(Period(first, last)) : FieldworkRan(Period(first, last));
    }

    /// <summary>Names of the twelve months.</summary>
    protected abstract IReadOnlyList<string> Months { get; }

    /// <summary>"op 4 mei 2019".</summary>
    protected abstract string On(string day);

    /// <summary>"van 4 tot en met 17 mei 2019".</summary>
    protected abstract string Between(string first, string last);

    /// <summary>The sentence for one day of fieldwork.</summary>
    protected abstract string FieldworkWas(string on);

    /// <summary>The sentence for a period of fieldwork.</summary>
    protected abstract string FieldworkRan(string period);

    private string First(DateOnly start, DateOnly end)
    {
        if (start.Year != end.Year)
            return Day(start);
        return start.Month == end.Month ? Figure(start.Day) : $"{Figure(start.Day)}\u00A0{Months[start.Month - 1]}";
    }

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
