using System.Net;
using Signals.Channels.Web;
using Signals.Core.Notifications;
using Signals.Testing;
using Signals.Testing.Web;

namespace Signals.Channels.Tests.Web;

public sealed class AddressTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void What_the_internet_does_not_reach_is_not_called(string address) => AddressRules.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("9.9.9.9")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("::ffff:9.9.9.9")]
    [InlineData("64:ff9b::909:909")]
    [InlineData("2002:909:909::1")]
    public void The_open_internet_may_be_called(string address) => AddressRules.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("2002:a9fe:a9fe::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    public void What_an_installation_names_may_lie_inside_but_never_where_machines_keep_their_secrets(string address, bool allowed) =>
        AddressRules.MayBeNamed(IPAddress.Parse(address)).ShouldBe(allowed);

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://iemand:geheim@example.org/")]
    [InlineData("https://example.org/#deel")]
    [InlineData("https://example.org:22/")]
    [InlineData("https://")]
    [InlineData("zomaar iets")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://localhost/")]
    public async Task An_address_that_leads_inside_is_refused_when_it_is_set(string address)
    {
        using var courier = new Courier(Options(), TimeProvider.System);

        (await courier.Check(ChannelKind.Webhook, address, default)).ShouldBe(FailureClass.NotAllowed);
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_set_and_when_something_is_sent(string inside)
    {
        using var courier = new Courier(Options(), TimeProvider.System, new ToldLookup([inside]));

        (await courier.Check(ChannelKind.Webhook, "https://onschuldig.example/", default)).ShouldBe(FailureClass.NotAllowed);
        (await courier.Send(Parcels.To("https://onschuldig.example/", ChannelKind.Webhook), default)).ShouldBe(DeliveryOutcome.Failed(FailureClass.NotAllowed));
    }

    [Fact]
    public async Task A_name_that_leads_to_two_places_of_which_one_lies_inside_is_refused()
    {
        using var courier = new Courier(Options(), TimeProvider.System, new ToldLookup(["9.9.9.9", "192.168.0.1"]));

        (await courier.Check(ChannelKind.Webhook, "https://onschuldig.example/", default)).ShouldBe(FailureClass.NotAllowed);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_once_it_was_set_is_refused_before_anything_is_sent()
    {
        using var certificate = new TestCertificate();
        await using var inside = await WebSink.Begin(certificate);
        var address = $"https://onschuldig.example:{new Uri(inside.Address).Port}/";
        // Public while it is judged; this machine a moment later, when something is to be sent.
        using var courier = new Courier(Options() with { AllowedHosts = [] }, TimeProvider.System, new ToldLookup(["9.9.9.9"], ["127.0.0.1"]));

        (await courier.Check(ChannelKind.Webhook, "https://onschuldig.example:8443/", default)).ShouldBeNull();
        (await courier.Send(Parcels.To("https://onschuldig.example:8443/", ChannelKind.Webhook), default)).Failure.ShouldBe(FailureClass.NotAllowed);
        (await courier.Send(Parcels.To(address, ChannelKind.Webhook), default)).Failure.ShouldBe(FailureClass.NotAllowed);
        inside.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_named_host_that_turns_out_to_be_the_machines_metadata_is_refused()
    {
        using var courier = new Courier(Options() with { AllowedHosts = ["meldingen.intern"] }, TimeProvider.System, new ToldLookup(["10.0.0.7"], ["169.254.169.254"]));

        (await courier.Check(ChannelKind.Webhook, "https://meldingen.intern:9443/", default)).ShouldBeNull();
        (await courier.Send(Parcels.To("https://meldingen.intern:9443/", ChannelKind.Webhook), default)).Failure.ShouldBe(FailureClass.NotAllowed);
    }

    private static ChannelsOptions Options() => new() { Address = new("https://signalen.example") };
}
