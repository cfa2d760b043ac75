using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>An e-mail address to tell what comes of it. It can be passed over.</summary>
internal sealed class ContactStep : Step<ContactPage>
{
    private const int MostTyped = 320;

    public override string Slug => "bericht";

    public override bool IsAnswered(Answers answers) => answers.ContactAsked;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?>
    {
        ["email"] = answers.Email,
        ["toestemming"] = answers.Email is null ? null : "ja",
    };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation)
    {
        var email = fields.Text("email", MostTyped);
        var agrees = fields["toestemming"] == "ja";
        if (email is not null && !TextRules.IsEmail(email)) fields.Wrong("email", "bericht.fout.email");
        if (email is not null && !agrees) fields.Wrong("toestemming", "bericht.fout.toestemming");
        if (email is null && agrees && fields.Errors.Count == 0) fields.Wrong("email", "bericht.fout.leeg");
        return Task.FromResult(answers with { Email = email, ContactAsked = true });
    }
}
