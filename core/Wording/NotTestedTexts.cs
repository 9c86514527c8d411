namespace Serverless.Wording;

/// <summary>Why a comparison has no test.</summary>
internal abstract partial class NotTestedTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    public abstract string Break { get; }

    public abstract string AnswersChanged { get; }

    public abstract string SelfSelected { get; }

    public abstract string Withheld { get; }

    /// <summary>A test would show how few members answered otherwise than in the earlier wave.</summary>
    public abstract string FewMoved { get; }

    public abstract string SmallBase(int minimum);

    /// <summary>The question has so many answers that testing each of them says nothing.</summary>
    public abstract string ManyAnswers(int maximum);
}
