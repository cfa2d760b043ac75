namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>Whom it is about.</summary>
internal sealed class AboutStep : Step<AboutPage>
{
    public static readonly string[] Known = [Answers.Self, Answers.Around, Answers.Another];

    public override string Slug => "over";

    public override bool IsAnswered(Answers answers) => answers.About is not null;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?> { ["over"] = answers.About };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) =>
        Task.FromResult(answers with { About = fields.OneOf("over", Known, "over.fout") });
}
