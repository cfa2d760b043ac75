using k8s.Models;

namespace Signals.Deploy.Tests.Kubernetes;

/// <summary>What may speak to what.</summary>
public sealed class NetworkTests
{
    private const string Management = "5081";
    private const string Public = "8080";

    private readonly Manifests manifests = new();

    [Fact]
    public void Nothing_is_allowed_unless_it_is_named()
    {
        var nothing = manifests.Policies.Single(policy => policy.Spec.PodSelector.MatchLabels is null).Spec;

        nothing.PolicyTypes.ShouldBe(["Ingress", "Egress"]);
        (nothing.Ingress, nothing.Egress).ShouldBe((null, null));
    }

    [Fact]
    public void From_outside_only_gateways_are_reached_and_monitoring_reads_figures()
    {
        foreach (var (policy, rule) in Ingress().Where(entry => entry.Rule.FromProperty is null || entry.Rule.FromProperty.Any(IsOutside)))
        {
            rule.FromProperty.ShouldNotBeNull(policy.Metadata.Name);
            var ports = rule.Ports.Select(port => port.Port.Value).ToList();
            ports.ShouldBeSubsetOf([Public, Management], policy.Metadata.Name);
            if (ports.Contains(Public)) Behind(policy).ShouldBe([manifests.Deployment("gateway")]);
        }
        Ingress().ShouldContain(entry => Port(entry.Rule, Public) && entry.Rule.FromProperty.All(IsOutside));
    }

    [Fact]
    public void Silos_hear_silos_on_one_port_and_gateways_on_the_other()
    {
        Callers("11111").ShouldBe(["silo"]);
        Callers("30000").ShouldBe(["gateway"]);

        IEnumerable<string> Callers(string port) => Ingress().Where(entry => Port(entry.Rule, port)).SelectMany(entry =>
        {
            Behind(entry.Policy).ShouldBe([manifests.Deployment("silo")]);
            return entry.Rule.FromProperty.Select(peer => peer.PodSelector.MatchLabels[Manifests.Component]);
        });
    }

    [Theory]
    [InlineData("silo", new[] { "53", "11111", "4318", "5432", "443", "587", "8443" })]
    [InlineData("gateway", new[] { "53", "30000", "4318", "5432" })]
    public void Pods_call_only_what_they_need(string component, string[] ports)
    {
        var rules = manifests.Policies.Where(policy => policy.Spec.PodSelector.MatchLabels is not null && Manifests.Selects(policy.Spec.PodSelector.MatchLabels, manifests.Deployment(component)))
            .SelectMany(policy => policy.Spec.Egress ?? []).ToList();

        rules.ShouldAllBe(rule => rule.To != null && rule.Ports != null);
        rules.SelectMany(rule => rule.Ports).Select(port => port.Port.Value).Distinct().ShouldBe(ports, ignoreOrder: true);
    }

    [Fact]
    public void Silos_reach_the_open_internet_for_messages_and_nothing_private_that_way()
    {
        var delivery = manifests.Policies.Single(policy => policy.Metadata.Name == "delivery");

        Behind(delivery).ShouldBe([manifests.Deployment("silo")]);
        var block = delivery.Spec.Egress.Single().To.Single().IpBlock;
        block.Except.ShouldBeSubsetOf(["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/4", "240.0.0.0/4"]);
        foreach (var inside in new[] { "10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16" }) block.Except.ShouldContain(inside);
    }

    [Fact]
    public void Every_port_that_a_policy_opens_is_a_port_of_the_pods()
    {
        foreach (var (policy, rule) in Ingress())
            foreach (var port in rule.Ports)
                Behind(policy).ShouldAllBe(deployment => deployment.Spec.Template.Spec.Containers.SelectMany(container => container.Ports)
                    .Any(open => open.ContainerPort.ToString(System.Globalization.CultureInfo.InvariantCulture) == port.Port.Value));
    }

    [Fact]
    public void The_ingress_leads_to_the_gateways_by_tls()
    {
        var ingress = manifests.Of<V1Ingress>().Single().Spec;
        var hosts = ingress.Rules.Select(rule => rule.Host).ToList();

        ingress.Tls.SelectMany(tls => tls.Hosts).ShouldBe(hosts);
        var backend = ingress.Rules.SelectMany(rule => rule.Http.Paths).Single().Backend.Service;
        manifests.Of<V1Service>().Single(service => service.Metadata.Name == backend.Name).Spec.Ports.ShouldContain(port => port.Name == backend.Port.Name);
    }

    private IEnumerable<(V1NetworkPolicy Policy, V1NetworkPolicyIngressRule Rule)> Ingress() =>
        manifests.Policies.SelectMany(policy => (policy.Spec.Ingress ?? []).Select(rule => (policy, rule)));

    private List<V1Deployment> Behind(V1NetworkPolicy policy) =>
        [.. manifests.Deployments.Where(deployment => Manifests.Selects(policy.Spec.PodSelector.MatchLabels, deployment))];

    private static bool Port(V1NetworkPolicyIngressRule rule, string port) => rule.Ports.Any(open => open.Port.Value == port);

    private static bool IsOutside(V1NetworkPolicyPeer peer) => peer.NamespaceSelector is not null || peer.IpBlock is not null;
}
