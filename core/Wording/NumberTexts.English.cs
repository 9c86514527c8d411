namespace Serverless.Wording;

public abstract partial class NumberTexts
{
    internal sealed class English() : NumberTexts(decimalSeparator: ".", groupSeparator: ",")
    {
        private protected override IReadOnlyList<string> LargeUnits { get; } = ["billion", "trillion", "quadrillion"];

        protected override string LessThan(string figure) => $"less than {figure}";

        protected override string MoreThan(string figure) => $"more than {figure}";

        protected override string To(string lower, string upper) => $"{lower} to {upper}";
    }
}
