namespace Serverless.Wording;

internal abstract partial class RemarkTexts
{
    internal sealed class English(GrammarTexts grammar, NumberTexts numbers) : RemarkTexts(grammar, numbers)
    {
        public override string ResponsesMissing(string group, IReadOnlyList<string> waves) =>
            $"For {group}, {Of(waves)} has a population file but no response file; the group is left out.";

        public override string PopulationMissing(string group, IReadOnlyList<string> waves) =>
            $"For {group}, {Of(waves)} has a response file but no population file; without weights the group is left out.";

        public override string EarlierWaveUnusable(string group, string wave, string failure) =>
            $"There is no comparison with wave {wave} for {group}, because that wave cannot be weighted: {failure}";

        public override string NoRespondents(string group, IReadOnlyList<string> waves) =>
            $"The response file of {group} for {Of(waves)} has no respondents; the group is left out.";

        public override string SelfSelected(string group, IReadOnlyList<string> waves) =>
            $"The {group} in {Of(waves)} selected themselves: figures are not weighted, not tested, and indicative only.";

        public override string PopulationUnknown(string group, IReadOnlyList<string> waves) =>
            $"The population size of {group} in {Of(waves)} is unknown; uncertainty is computed without finite population correction.";

        public override string PopulationTotalDiffers(
            string group,
            IReadOnlyList<string> waves,
            string stated,
            string sum
        ) =>
            $"For {group}, the population file of {Of(waves)} states a total of {stated}, while the margins add up to {sum}. The weights use the margins; the total appears only in the account of response.";

        public override string MarginValueMissing(
            string group,
            IReadOnlyList<string> waves,
            int respondents,
            string margin
        ) =>
            $"For {Numbers.Number(respondents)} of the {group} in {Of(waves)}, ‘{margin}’ is missing; that margin leaves {(respondents == 1 ? "that" : "their")} weight as it is.";

        public override string MarginsNotMet(string group, IReadOnlyList<string> waves) =>
            $"For {group} in {Of(waves)}, the trimming bounds and the margins could not both be met: the weights stay within the bounds and depart from the margins.";

        public override string DispositionsDiffer(
            string group,
            IReadOnlyList<string> waves,
            double interviews,
            int respondents
        ) =>
            $"For {group} in {Of(waves)}, the fieldwork outcomes count {Numbers.Number(interviews)} {(interviews == 1 ? "complete or partial interview" : "complete and partial interviews")}, the response file {Grammar.Counted(respondents, "respondent", "respondents")}.";

        public override string NotRecalibrated(string group, IReadOnlyList<string> waves) =>
            $"For {group} in {Of(waves)}, the weights were not calibrated to the margins again after trimming: they depart from the margins, and uncertainty is computed without the precision that margins add.";

        public override string WeightsNotPositive(string group, IReadOnlyList<string> waves, int respondents) =>
            $"{Numbers.Number(respondents)} of the {group} in {Of(waves)} {(respondents == 1 ? "has" : "have")} a weight of zero or below, which linear calibration can give.";

        public override string NoEarlierFigures(string group, string earlier) =>
            $"There are no data for {group} in wave {earlier}; changes cannot be given for this group.";

        public override string WavesLinked(string group, int matching, int couldMatch, bool isUnderHalf) =>
            $"For {group}, respondents who took part in both waves are accounted for through a link key: {Numbers.Number(matching)} of the {Grammar.Counted(couldMatch, "key", "keys")} that could match {(matching == 1 ? "does" : "do")}{(isUnderHalf ? ", fewer than half" : "")}.";

        public override string NoLinkKeyMatches(string group, int couldMatch) =>
            $"For {group}, independence between waves is assumed: none of the {Grammar.Counted(couldMatch, "link key", "link keys")} that could match is in both waves.";

        public override string IndependenceAssumed(string group) =>
            $"For {group}, independence between waves is assumed: there is no link key for respondents who took part in both.";

        public override string Coarse(string group) =>
            $"Members of {group} can be recognised. Shares are therefore given as whole percentages, with margins of error based on the effect of weighting on all answers together (Kish), and tests are given to fewer digits.";

        public override string SubgroupsLeftOut(string group, string subgroups) =>
            $"Members of {group} can be recognised, and there are too many subgroups, or they are made of too many questions, to check for disclosure together. These are not shown: {subgroups}.";

        public override string PublishedBefore(string group, string wave, int minimum) =>
            $"Wave {wave} was published before for {group}, with slightly different answers. Figures that fewer than {Grammar.Counted(minimum, "respondent", "respondents")} changed have been left as they were. Cross-tables, and the change among those who took part in both waves, are given only where they too were left as they were.";

        public override string NothingToAnalyse(string wave, string leftOut) =>
            $"Wave {wave} has no group yet with all it needs: a response file and, for groups that are weighted, a population file. Upload them. {leftOut}".TrimEnd();

        private protected override string Of(IReadOnlyList<string> waves) =>
            waves is [var one] ? $"wave {one}" : $"each of the waves {Grammar.And(waves)}";
    }
}
