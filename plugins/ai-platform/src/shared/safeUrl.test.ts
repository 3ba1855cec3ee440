import { safeUrl } from './safeUrl';

describe('addresses from outside', () => {
  it.each(['https://console.example.com/k8s', 'http://localhost:8080/'])(
    'lets %s be a link',
    url => expect(safeUrl(url)).toBe(url),
  );

  it.each([
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    '//console.example.com',
    'console',
    '',
    undefined,
  ])('lets %s be none', url => expect(safeUrl(url)).toBeUndefined());

  it('lets no script be one', () => {
    const script = ['javascript', 'alert(1)'].join(':');
    expect(safeUrl(script)).toBeUndefined();
    expect(safeUrl(` \n${script}`)).toBeUndefined();
  });
});
