namespace Serverless.Wording;

public abstract partial class DateTexts
{
    internal sealed class English : DateTexts
    {
        protected override IReadOnlyList<string> Months { get; } =
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];

        protected override string On(string day) => $"on {day}";

        protected override string Between(string first, string last) => $"from {first} to {last}";

        protected override string FieldworkWas(string on) => $"Fieldwork was {on}";

        protected override string FieldworkRan(string period) => $"Fieldwork ran {period}";
    }
}
