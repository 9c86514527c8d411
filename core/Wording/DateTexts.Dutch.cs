namespace Serverless.Wording;

public abstract partial class DateTexts
{
    internal sealed class Dutch : DateTexts
    {
        protected override IReadOnlyList<string> Months { get; } =
        [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ];

        protected override string On(string day) => $"op {day}";

        protected override string Between(string first, string last) => $"van {first} tot en met {last}";

        protected override string FieldworkWas(string on) => $"Het veldwerk was {on}";

        protected override string FieldworkRan(string period) => $"Het veldwerk liep {period}";
    }
}
