namespace Serverless.Wording;

public abstract partial class GrammarTexts
{
    internal sealed class Dutch(NumberTexts numbers) : GrammarTexts(numbers)
    {
        public override string AndWord => "en";

        public override string OrWord => "of";

        protected override string InQuotationMarks(string text) => $"‘{text}’";

        protected override string OtherWord => "anders";

        protected override string YesWord => "ja";

        protected override IReadOnlyList<string> DenyingWords => ["nee", "niet", "geen"];

        protected override string FewWord => "enkele";

        protected override string FewerThanWords => "minder dan";

        protected override string AtLeastWords => "ten minste";

        /// <summary>"ij" is one letter: IJsbaan.</summary>
        protected override int FirstLetters(string text) => text.StartsWith("ij", StringComparison.Ordinal) ? 2 : 1;
    }
}
