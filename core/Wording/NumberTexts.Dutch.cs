namespace Serverless.Wording;

public abstract partial class NumberTexts
{
    internal sealed class Dutch() : NumberTexts(decimalSeparator: ",", groupSeparator: ".")
    {
        private protected override IReadOnlyList<string> LargeUnits { get; } = ["miljard", "biljoen", "biljard"];

        protected override string LessThan(string figure) => $"minder dan {figure}";

        protected override string MoreThan(string figure) => $"meer dan {figure}";

        protected override string To(string lower, string upper) => $"{lower} tot {upper}";
    }
}
