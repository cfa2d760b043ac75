using Signals.Testing;

namespace Signals.Channels.Tests;

public sealed class ChannelsOptionsTests
{
    private static readonly ChannelsOptions Whole = new()
    {
        Address = new("https://signalen.example"),
        Oin = "00000001234567890000",
        AllowedHosts = ["meldingen.intern"],
        Mail = new() { Host = "smtp.example", User = "signalen", Password = "geheim", From = "Signalen <signalen@voorbeelddorp.example>" },
    };

    [Fact]
    public void What_is_whole_or_not_there_at_all_is_fine()
    {
        Whole.Problems(development: false).ShouldBeEmpty();
        (Whole.CanMail, Whole.CanCall).ShouldBe((true, true));
        var nothing = new ChannelsOptions();
        nothing.Problems(development: false).ShouldBeEmpty();
        (nothing.CanMail, nothing.CanCall).ShouldBe((false, false));
    }

    [Fact]
    public void Each_mistake_is_named_with_what_to_do()
    {
        Says(Whole with { Address = new("http://signalen.example") }, "Signals:Channels:Address must be the https address");
        Says(Whole with { Address = new("https://signalen.example/pad") }, "Signals:Channels:Address must be the https address");
        Says(Whole with { Address = null }, "Signals:Channels:Address is missing");
        Says(Whole with { Oin = "1" }, "Signals:Channels:Oin must be the 20 digits");
        Says(Whole with { AllowedHosts = ["https://meldingen.intern"] }, "Signals:Channels:AllowedHosts must hold names of hosts");
        Says(Whole with { Authority = "/nergens/ca.pem" }, "Signals:Channels:Authority must name a PEM file");
        Says(Whole with { AnswerTimeout = TimeSpan.FromMinutes(2) }, "at most a minute");
        Says(Whole with { Mail = Whole.Mail with { Host = null } }, "Signals:Channels:Mail:Host is missing");
        Says(Whole with { Mail = Whole.Mail with { Host = "smtp.example:25" } }, "Signals:Channels:Mail:Host must be the name");
        Says(Whole with { Mail = Whole.Mail with { Port = 0 } }, "Signals:Channels:Mail:Port must be");
        Says(Whole with { Mail = Whole.Mail with { Password = null } }, "Signals:Channels:Mail:User and Password belong together");
        Says(Whole with { Mail = Whole.Mail with { From = "geen adres" } }, "Signals:Channels:Mail:From must be one e-mail address");
        Says(Whole with { Mail = Whole.Mail with { From = null } }, "Signals:Channels:Mail:From must be one e-mail address");
    }

    [Fact]
    public void A_file_without_a_certificate_or_with_a_broken_one_is_named_before_anything_begins()
    {
        using var folder = new TemporaryFolder();
        foreach (var text in new[] { "", "geen certificaat", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" })
        {
            var file = folder.File("ca.pem");
            File.WriteAllText(file, text);
            Says(Whole with { Authority = file }, "Signals:Channels:Authority must name a PEM file");
        }
        using var certificate = new TestCertificate();
        (Whole with { Authority = certificate.AuthorityFile }).Problems(development: false).ShouldBeEmpty();
    }

    [Fact]
    public void Settings_that_are_written_somewhere_give_no_password_away() => Whole.ToString().ShouldNotContain("geheim");

    [Fact]
    public void Mail_without_security_goes_only_to_this_machine_and_only_in_development()
    {
        var here = Whole with { Mail = Whole.Mail with { Host = "localhost", Security = MailSecurity.Plain } };

        here.Problems(development: true).ShouldBeEmpty();
        here.Problems(development: false).ShouldHaveSingleItem().ShouldContain("Signals:Channels:Mail:Security may be Plain only in Development");
        (Whole with { Mail = Whole.Mail with { Security = MailSecurity.Plain } }).Problems(development: true).ShouldHaveSingleItem();
        (Whole with { Address = new("http://localhost:5080") }).Problems(development: true).ShouldBeEmpty();
    }

    private static void Says(ChannelsOptions options, string message) => options.Problems(development: false).ShouldHaveSingleItem().ShouldContain(message);
}
