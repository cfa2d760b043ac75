namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>Whether the other knows of it and agrees.</summary>
internal sealed class KnowsStep : Step<KnowsPage>
{
    public static readonly string[] Known = [Answers.Agrees, "niet-mee-eens", "nee"];

    public override string Slug => "weet-ervan";

    public override bool Applies(Answers answers, FormTown town) => answers.About == Answers.Another;

    public override bool IsAnswered(Answers answers) => answers.Knows is not null;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?> { ["weet-ervan"] = answers.Knows };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) =>
        Task.FromResult(answers with { Knows = fields.OneOf("weet-ervan", Known, "weet-ervan.fout") });
}
