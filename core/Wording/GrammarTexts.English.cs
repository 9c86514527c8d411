namespace Serverless.Wording;

public abstract partial class GrammarTexts
{
    internal sealed class English(NumberTexts numbers) : GrammarTexts(numbers)
    {
        public override string AndWord => "and";

        public override string OrWord => "or";
    }
}
