import { anEnvironment } from '../../testUtils/anEnvironment';
import { environmentTags } from './tags';

describe('environmentTags', () => {
  it('says on AWS who pays, who owns and what made it', () => {
    expect(environmentTags(anEnvironment())).toEqual({
      environment: 'fraud-dev',
      project: 'fraud',
      stage: 'dev',
      owner: 'group:default/fraud-ml',
      department: 'risk',
      'cost-centre': '4711',
      'managed-by': 'flagstone',
    });
  });

  it('spells labels as Google Cloud wants them', () => {
    const tags = environmentTags(
      anEnvironment(
        { cloud: 'gcp' },
        {
          department: 'Risk & Zürich',
          labels: { 'acme.io/Team': 'A.B', '1st': 'x' },
        },
      ),
    );
    expect(tags).toMatchObject({
      owner: 'group-default-fraud-ml',
      department: 'risk-zurich',
      'acme-io-team': 'a-b',
      'label-1st': 'x',
    });
  });

  it('leaves out of AWS tags what IAM refuses', () => {
    const department = 'R&D "${x}" <é> 日本';
    expect(environmentTags(anEnvironment({}, { department })).department).toBe(
      'R-D -x- -é- 日本',
    );
  });

  it('keeps values on Azure, and turns the slash of a key into a dot', () => {
    const department = 'R&D "${x}"';
    const labels = { 'acme.io/team': 'a', '2nd': 'b' };
    expect(
      environmentTags(
        anEnvironment({ cloud: 'azure' }, { department, labels }),
      ),
    ).toMatchObject({ department, 'acme.io.team': 'a', 'label-2nd': 'b' });
  });

  it('lets no label of the document take the place of a tag', () => {
    const labels = { Stage: 'prod', project: 'other', 'managed-by': 'hand' };
    expect(environmentTags(anEnvironment({}, { labels }))).toEqual(
      environmentTags(anEnvironment()),
    );
  });

  it('stops at what a cloud can hold', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`label-${index}`, 'x']),
    );
    for (const cloud of ['aws', 'gcp', 'azure'] as const) {
      const tags = environmentTags(anEnvironment({ cloud }, { labels }));
      expect(Object.keys(tags)).toHaveLength(cloud === 'azure' ? 15 : 30);
      expect(tags['managed-by']).toBe('flagstone');
    }
  });
});
