namespace Serverless.Wording;

public abstract partial class GrammarTexts
{
    internal sealed class English(NumberTexts numbers) : GrammarTexts(numbers)
    {
        public override string AndWord => "and";

        public override string OrWord => "or";

        protected override string InQuotationMarks(string text) => $"‘{text}’";

        protected override string OtherWord => "other";

        protected override string YesWord => "yes";

        protected override IReadOnlyList<string> DenyingWords => ["no", "not", "none"];

        protected override string FewWord => "a few";

        protected override string FewerThanWords => "fewer than";

        protected override string AtLeastWords => "at least";
    }
}
