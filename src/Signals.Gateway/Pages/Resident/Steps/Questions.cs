namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>The questions in their order. Which of them are asked depends on the answers.</summary>
internal static class Questions
{
    public static readonly Step First = new AboutStep();

    private static readonly Step[] All =
    [
        First, new TalkedStep(), new KnowsStep(), new ThemeStep(), new AddressStep(), new NeighbourhoodStep(), new WordsStep(), new TracesStep(), new ContactStep(), new TogetherStep(),
    ];

    /// <returns>The question by the last part of its address; null if there is none or it is not asked.</returns>
    public static Step? Find(string slug, Answers answers, FormTown town) => Asked(answers, town).FirstOrDefault(step => step.Slug == slug);

    /// <returns>The first question that still needs an answer; null if all are answered.</returns>
    public static Step? Open(Answers answers, FormTown town) => Asked(answers, town).FirstOrDefault(step => !step.IsAnswered(answers));

    /// <returns>The question after one; null after the last.</returns>
    public static Step? After(Step step, Answers answers, FormTown town) =>
        All.SkipWhile(other => other != step).Skip(1).FirstOrDefault(other => other.Applies(answers, town));

    /// <returns>The question before one; the last for null. Null before the first.</returns>
    public static Step? Before(Step? step, Answers answers, FormTown town) => Asked(answers, town).TakeWhile(other => other != step).LastOrDefault();

    private static IEnumerable<Step> Asked(Answers answers, FormTown town) => All.Where(step => step.Applies(answers, town));
}
