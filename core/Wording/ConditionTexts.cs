namespace Serverless.Wording;

/// <summary>Conditions over answers, as clauses after "wie" or "those who".</summary>
internal abstract partial class ConditionTexts
{
    public abstract string Answered(string question, string answers, bool negated);

    public abstract string Ticked(string question, string answers, bool negated);

    public abstract string GaveNumber(string question, string range, bool negated);

    public abstract string AnsweredAtAll(string question, bool negated);

    public abstract string FromUpTo(string low, string high);

    public abstract string AtLeast(string low);

    public abstract string AtMost(string high);

    public abstract string Any { get; }
}
